# wrong (test_cancelled): after_fit in the else branch
# says: after_fit was skipped: a return
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException:
        return
    learner("after_fit")
