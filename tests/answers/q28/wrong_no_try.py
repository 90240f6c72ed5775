# wrong (test_cancelled): no try block
# says: reaches the caller. A cancelled fit is no error: catch it around the loop
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    for epoch in range(n_epochs):
        learner.epoch = epoch
        learner.one_epoch(True)
        learner.one_epoch(False)
    learner("after_fit")
