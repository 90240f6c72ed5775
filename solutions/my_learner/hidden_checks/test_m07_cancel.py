"""Hidden checks of m07: cancels in drawn places, and several in one fit."""

from checks.m07.probes import BATCH, EPOCH, FIT, judge


def test_drawn_places(student):
    "wherever and whenever they are raised"
    for exception in (BATCH, EPOCH, FIT):
        place, training = student.random.choice(["before_batch", "the model"]), student.random.random() < 0.5
        plan = [[exception, place, training, student.random.randrange(2), student.random.randrange(3)]]
        judge(student, plan, seed=student.random.randrange(1000))


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
