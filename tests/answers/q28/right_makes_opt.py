# right: makes an optimizer, as the chapter does, and has before_fit inside the try block
def fit(learner, n_epochs):
    try:
        learner("before_fit")
        learner.opt = learner.opt_func(learner.model.parameters(), learner.lr)
        learner.n_epochs = n_epochs
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException:
        print("cancelled")
    learner('after_fit')
