# wrong (test_steps_of_a_fit): one validation, after all epochs
# says: Not every epoch validates
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
        learner.one_epoch(False)
    except CancelFitException:
        pass
    learner("after_fit")
