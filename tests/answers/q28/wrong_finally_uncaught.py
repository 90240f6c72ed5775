# wrong (test_cancelled): try and finally, but the cancel is never caught
# says: reaches the caller. A cancelled fit is no error: catch it around the loop
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
    finally:
        learner("after_fit")
