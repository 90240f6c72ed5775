# wrong (test_other_errors): a Ctrl-C ends it quietly too
# says: A Ctrl-C .* is swallowed
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
    except (CancelFitException, KeyboardInterrupt):
        pass
    learner("after_fit")
