# wrong (test_cancelled): after_fit inside the try block
# says: belongs below the try block
def fit(learner, n_epochs):
    try:
        learner("before_fit")
        learner.n_epochs = n_epochs
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
        learner("after_fit")
    except CancelFitException:
        pass
