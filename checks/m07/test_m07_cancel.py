"""Checks of m07: CancelBatchException, CancelEpochException and CancellingLearner."""

from autograder.checking import required
from checks.m05.probes import draw_sizes
from checks.m07.events import BATCH, EPOCH, FIT
from checks.m07.probes import judge, judge_caught, judge_one, judge_subclass

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
    judge(student, draw_sizes(student.random), [])


@required
def test_caught(student):
    "neither of the two exceptions reaches the caller of fit"
    judge_caught(student)


def test_no_cancel(student):
    "without a cancel, every event comes once"
    judge(student, draw_sizes(student.random), [])


def test_cancelled_batch(student):
    "a cancelled batch ends with after_batch, and training goes on with the next batch"
    sizes = draw_sizes(student.random)
    judge(
        student, sizes, [[BATCH, "before_batch", True, 0, student.random.randrange(len(sizes["train"]) - 1)]]
    )


def test_no_step(student):
    "no step is made for a cancelled batch"
    sizes = draw_sizes(student.random)
    last = len(sizes["train"]) - 1
    judge(
        student,
        sizes,
        [
            [BATCH, "before_batch", True, 1, student.random.randrange(last)],
            [BATCH, "before_batch", True, 1, last],
        ],
    )


def test_cancelled_pass(student):
    "a cancelled pass ends with after_epoch, and the next pass follows"
    judge_one(student, EPOCH, "before_epoch", True)
    judge_one(student, EPOCH, "before_batch", True)


def test_cancelled_fit(student):
    "when the fit is cancelled, nothing runs but after_fit"
    judge_one(student, FIT, "before_batch", True)
    judge_one(student, FIT, "before_epoch", False)


def test_other_errors(student):
    "other exceptions reach the caller"
    judge_one(student, "ValueError", "before_batch", True)
    judge_one(student, "KeyboardInterrupt", "the model", False)


def test_others_skipped(student):
    "no other callback hears of the event in which a batch is cancelled"
    judge_one(student, BATCH, "before_batch", True)


def test_in_validation(student):
    "batches and passes can be cancelled in validation too"
    judge_one(student, BATCH, "before_batch", False)
    judge_one(student, EPOCH, "before_epoch", False)
    judge_one(student, EPOCH, "before_batch", False)


def test_anywhere(student):
    "they may be raised anywhere inside, such as in the model"
    judge_one(student, BATCH, "the model", True)
    judge_one(student, EPOCH, "the model", True)
    judge_one(student, EPOCH, "before_epoch", True)
    judge_one(student, FIT, "the model", True)
