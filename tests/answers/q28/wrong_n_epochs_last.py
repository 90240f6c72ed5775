# wrong (test_steps_of_a_fit): n_epochs is set when the fit is over
# says: Set learner\.n_epochs before the first epoch
def fit(learner, n_epochs):
    learner("before_fit")
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException:
        pass
    learner.n_epochs = n_epochs
    learner("after_fit")
