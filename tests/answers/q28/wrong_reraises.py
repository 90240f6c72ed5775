# wrong (test_cancelled): raises it again
# says: do not raise it again
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException:
        learner("after_fit")
        raise
    learner("after_fit")
