"""Hidden checks of m05: other weights and rates, and cancels everywhere."""

from checks.m05.events import judge_cancelled, judge_error
from checks.m05.probes import judge_losses, judge_validation


def test_other_losses(student):
    "losses are right for other weights, with a given opt_func, and where a callback replaces batches"
    draw = student.random.uniform
    judge_losses(student, 2, round(draw(0.05, 0.5), 2), given=True)
    judge_losses(student, 3, 0.2, scale=round(draw(0.3, 0.7), 1))
    judge_validation(student)


def test_cancelled_anywhere(student):
    "a cancel ends the fit wherever it is raised in an epoch"
    for event in ("before_epoch", "before_batch", "the model", "after_batch", "after_epoch"):
        for training in (True, False):
            judge_cancelled(student, event, training)


def test_other_errors_anywhere(student):
    "other exceptions reach the caller from everywhere"
    judge_error(student, "StopIteration", "before_epoch", False)
    judge_error(student, "RuntimeError", "the model", True)
