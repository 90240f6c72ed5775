# wrong (test_steps_of_a_fit): events as if they were methods
# says: An event is called by its name: learner\("before_fit"\)
def fit(learner, n_epochs):
    learner.before_fit()
    learner.n_epochs = n_epochs
    try:
        for epoch in range(n_epochs):
            learner.epoch = epoch
            learner.one_epoch(True)
            learner.one_epoch(False)
    except CancelFitException:
        pass
    learner.after_fit()
