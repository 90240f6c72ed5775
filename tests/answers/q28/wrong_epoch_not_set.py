# wrong (test_steps_of_a_fit): learner.epoch is not set
# says: learner\.epoch is not set
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException:
        pass
    learner("after_fit")
