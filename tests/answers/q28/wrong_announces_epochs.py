# wrong (test_steps_of_a_fit): announces before_epoch and after_epoch itself
# says: announces before_epoch and after_epoch too
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner("before_epoch")
            learner.one_epoch(True)
            learner.one_epoch(False)
            learner("after_epoch")
    except CancelFitException: pass
    learner("after_fit")
