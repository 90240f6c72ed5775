# wrong (test_other_errors): a bare except
# says: is swallowed.*Catch CancelFitException alone
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
    except:
        pass
    learner("after_fit")
