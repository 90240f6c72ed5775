"""Hidden checks of m07: cancels from other places, in validation, and several in one fit."""

from checks.m07.probes import BATCH, EPOCH, FIT, judge


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


def test_several(student):
    "several cancels in one fit do not disturb each other"
    num = student.random.randrange(3)
    judge(
        student,
        [
            [BATCH, "before_batch", True, 0, num],
            [BATCH, "the model", False, 0, 1],
            [EPOCH, "before_epoch", False, 1, None],
            [BATCH, "before_batch", True, 2, (num + 1) % 3],
            [FIT, "before_batch", False, 2, 0],
        ],
        n_epochs=4,
        seed=student.random.randrange(1000),
    )
