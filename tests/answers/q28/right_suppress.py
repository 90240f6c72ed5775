# right: suppress, and a helper that runs the epochs
from contextlib import suppress


def run_epochs(learner, n):
    for learner.epoch in range(n):
        learner.one_epoch(train=True)
        learner.one_epoch(train=False)


def fit(learner: Learner, n_epochs: int):
    learner("before_fit")
    learner.n_epochs = n_epochs
    with suppress(CancelFitException):
        run_epochs(learner, n_epochs)
    learner("after_fit")
    return learner
