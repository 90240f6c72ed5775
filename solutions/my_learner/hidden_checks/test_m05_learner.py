"""Hidden checks of m05: other weights and rates, and cancels everywhere."""

from checks.m05.events import judge_cancelled, judge_error
from checks.m05.probes import judge_losses, judge_validation


def test_other_losses(student):
    "losses are right for other weights, with a given opt_func, and where a callback replaces batches"
    draw = student.random
    judge_losses(student, draw.randrange(10_000), 2, round(draw.uniform(0.05, 0.5), 2), given=True)
    judge_losses(student, draw.randrange(10_000), 3, 0.2, scale=round(draw.uniform(0.3, 0.7), 1))
    judge_validation(student, draw.randrange(10_000))


def test_cancelled_anywhere(student):
    "a cancel ends the fit wherever it is raised in an epoch"
    places = [[event, training, 1] for event in ("before_epoch", "after_epoch") for training in (True, False)]
    places += [
        [event, training, 1, 1]
        for event in ("before_batch", "the model", "after_batch")
        for training in (True, False)
    ]
    for where in places:
        judge_cancelled(student, 3, where)


def test_other_errors_anywhere(student):
    "other exceptions reach the caller from everywhere"
    judge_error(student, "StopIteration", ["before_epoch", False, 1])
    judge_error(student, "RuntimeError", ["the model", True, 0, 1])
