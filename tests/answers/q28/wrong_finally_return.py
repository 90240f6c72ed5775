# wrong (test_other_errors): a return in finally swallows everything
# says: is swallowed, so a training that broke
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
        return
