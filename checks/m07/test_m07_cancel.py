"""Checks of m07: CancelBatchException, CancelEpochException and CancellingLearner."""

from autograder.checking import required
from checks.m07.probes import BATCH, EPOCH, FIT, judge, judge_caught, judge_subclass

HINTS = [
    "Which method runs one batch, and which one pass? Each of them can be run by super() inside a try block of your own.",
    "After an exception, the event that would have come last is still missing. Announce it in the except block, and not in a finally: that would "
    "also run when the fit is cancelled.",
    'def one_batch(self): try: super().one_batch(), except CancelBatchException: self("after_batch"). one_epoch(self, train) is the same with '
    "CancelEpochException and after_epoch.",
]


def test_subclass(student):
    "CancellingLearner is a subclass of Learner, and nothing changes where nothing is cancelled"
    judge_subclass(student)
    judge(student, [])


@required
def test_caught(student):
    "neither of the two exceptions reaches the caller of fit"
    judge_caught(student)


def test_no_cancel(student):
    "without a cancel, every event comes once"
    judge(student, [])


def test_cancelled_batch(student):
    "a cancelled batch ends with after_batch, and training goes on with the next batch"
    judge(student, [[BATCH, "before_batch", True, 0, 1]])


def test_no_step(student):
    "no step is made for a cancelled batch"
    judge(student, [[BATCH, "before_batch", True, 1, 0], [BATCH, "before_batch", True, 1, 2]])


def test_cancelled_pass(student):
    "a cancelled pass ends with after_epoch, and the next pass follows"
    judge(student, [[EPOCH, "before_epoch", True, 0, None]])
    judge(student, [[EPOCH, "before_batch", True, 0, 1]])


def test_cancelled_fit(student):
    "when the fit is cancelled, nothing runs but after_fit"
    judge(student, [[FIT, "before_batch", True, 1, 1]])
    judge(student, [[FIT, "before_epoch", False, 0, None]])


def test_other_errors(student):
    "other exceptions reach the caller"
    judge(student, [["ValueError", "before_batch", True, 0, 1]])
    judge(student, [["KeyboardInterrupt", "the model", False, 0, 0]])


def test_others_skipped(student):
    "no other callback hears of the event in which a batch is cancelled"
    judge(student, [[BATCH, "before_batch", True, 0, 0]])


def test_in_validation(student):
    "batches and passes can be cancelled in validation too"
    judge(student, [[BATCH, "before_batch", False, 0, 0]])
    judge(student, [[EPOCH, "before_epoch", False, 0, None]])
    judge(student, [[EPOCH, "before_batch", False, 1, 1]])


def test_anywhere(student):
    "they may be raised anywhere inside, such as in the model"
    judge(student, [[BATCH, "the model", True, 0, 1]])
    judge(student, [[EPOCH, "the model", True, 1, 1]])
    judge(student, [[EPOCH, "before_epoch", True, 1, None]])
    judge(student, [[FIT, "the model", True, 0, 1]])
