# wrong (test_cancelled): catches in each epoch and goes on to the next
# says: goes on after it was cancelled. Put the try block around the whole loop
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs = n_epochs
    for epoch in range(n_epochs):
        learner.epoch = epoch
        try:
            learner.one_epoch(True)
            learner.one_epoch(False)
        except CancelFitException:
            pass
    learner("after_fit")
