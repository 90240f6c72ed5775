# wrong (test_steps_of_a_fit): does not say whether to train
# says: one_epoch takes one argument
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch()
    except CancelFitException:
        pass
    learner("after_fit")
