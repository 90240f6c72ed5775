# right: catches everything, and raises again what is no cancel
def fit(learner, n_epochs):
    learner("before_fit")
    learner.n_epochs, learner.epoch = n_epochs, 0
    try:
        while learner.epoch < n_epochs:
            learner.one_epoch(True); learner.one_epoch(False)
            learner.epoch += 1
        learner.epoch = n_epochs - 1
    except BaseException as e:
        if not isinstance(e, CancelFitException):
            raise
    learner("after_fit")
