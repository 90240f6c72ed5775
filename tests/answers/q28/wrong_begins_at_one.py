# wrong (test_steps_of_a_fit): range(1, n_epochs) leaves the first epoch out
# says: Epoch 0 is missing
def fit(learner, n_epochs):
    learner.n_epochs = n_epochs
    learner("before_fit")
    try:
        for learner.epoch in range(1, n_epochs):
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException:
        pass
    learner("after_fit")
