# right: after_fit in both branches, and a function of one epoch
def fit(learner, n_epochs):
    def epoch(i):
        learner.epoch = i
        learner.one_epoch(True)
        learner.one_epoch(False)

    learner("before_fit")
    learner.n_epochs = n_epochs
    try:
        [epoch(i) for i in range(n_epochs)]
    except CancelFitException:
        learner("after_fit")
    else:
        learner("after_fit")
