# wrong (test_cancelled): after_fit runs twice after a cancel
# says: ran more than once
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
    learner("after_fit")
