# wrong (test_steps_of_a_fit): learner.n_epochs is not set
# says: n_epochs is never set
def fit(learner, n_epochs):
    learner("before_fit")
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException:
        pass
    learner("after_fit")
