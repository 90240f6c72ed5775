# wrong (test_steps_of_a_fit): the events of the fit in every epoch
# says: belong to the whole fit
def fit(learner, n_epochs):
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner("before_fit")
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
            learner("after_fit")
    except CancelFitException:
        learner("after_fit")
