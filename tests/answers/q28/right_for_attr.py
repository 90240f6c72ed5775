# right: for learner.epoch in range(...)
def fit(learner, n_epochs):
    learner('before_fit')
    learner.n_epochs = n_epochs
    try:
        for learner.epoch in range(n_epochs):
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException: pass
    learner('after_fit')
