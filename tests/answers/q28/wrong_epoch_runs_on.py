# wrong (test_cancelled): learner.epoch changes after a cancel
# says: learner.epoch has changed
def fit(learner, n_epochs):
    learner('before_fit')
    learner.n_epochs = n_epochs
    try:
        for learner.epoch in range(n_epochs):
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException: learner.epoch = n_epochs
    learner('after_fit')
