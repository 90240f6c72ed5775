# wrong (test_steps_of_a_fit): never validates
# says: It never validates
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
    except CancelFitException:
        pass
    learner("after_fit")
