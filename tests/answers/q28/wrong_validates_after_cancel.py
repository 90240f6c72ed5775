# wrong (test_cancelled): validates once more after a cancel in training
# says: goes on after it was cancelled
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    for epoch in range(n_epochs):
        learner.epoch = epoch
        try:
            learner.one_epoch(True)
        except CancelFitException:
            learner.one_epoch(False)
            break
        try:
            learner.one_epoch(False)
        except CancelFitException:
            break
    learner("after_fit")
