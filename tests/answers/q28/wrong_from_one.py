# wrong (test_steps_of_a_fit): epochs counted from 1
# says: Count epochs from 0
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        for epoch in range(1, n_epochs + 1):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException:
        pass
    learner("after_fit")
