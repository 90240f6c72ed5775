"""Hidden checks of m07: cancels in drawn places, and several in one fit."""

from checks.m05.probes import draw_sizes
from checks.m07.events import BATCH, EPOCH, FIT
from checks.m07.probes import drawn_place, judge, judge_one


def test_drawn_places(student):
    "wherever and whenever they are raised"
    for kind in (BATCH, EPOCH, FIT):
        for event, training in zip(
            ("before_batch", "the model"), student.random.sample((True, False), 2), strict=True
        ):
            judge_one(student, kind, event, training)


def test_several(student):
    "several cancels in one fit do not disturb each other"
    sizes = draw_sizes(student.random)
    plan = [
        drawn_place(student, sizes, BATCH, "before_batch", True, 0),
        drawn_place(student, sizes, BATCH, "the model", False, 0),
        drawn_place(student, sizes, EPOCH, "before_epoch", False, 1),
        drawn_place(student, sizes, BATCH, "before_batch", True, 2),
        drawn_place(student, sizes, FIT, "before_batch", False, 2),
    ]
    judge(student, sizes, plan, n_epochs=4)
