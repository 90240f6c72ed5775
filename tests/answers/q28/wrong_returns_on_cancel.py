# wrong (test_cancelled): leaves the function where it is cancelled
# says: a return leaves fit at once
# not: below the try block
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
