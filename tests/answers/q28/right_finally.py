# right: after_fit in a finally, so it runs after errors too; passes in an inner loop
def fit(learner, n_epochs):
    learner.n_epochs = n_epochs
    learner("before_fit")
    try:
        for epoch in range(n_epochs):
            setattr(learner, "epoch", epoch)
            for train in (True, False):
                learner.one_epoch(train)
    except CancelFitException as stop:
        del stop
    finally:
        learner("after_fit")
