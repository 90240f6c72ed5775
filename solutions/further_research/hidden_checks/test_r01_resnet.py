"""Hidden checks of r01: other sizes and numbers of classes, and models that share nothing."""

from autograder.checking import required
from checks.r01.parameters import judge_items, judge_two_models
from checks.r01.probes import MEANINGS, judge_grid, judge_results  # noqa: F401


@required
def test_drawn_sizes(student):
    "any number of classes, any batch size and any grid will do"
    draw = student.random.randrange
    n, m = student.random.sample(range(2, 40), 2)  # numbers of classes
    judge_results(
        student,
        # A side over 32 leaves a grid to average, also where the stem has a stride of 4.
        (n, (draw(2, 6), 3, draw(17, 40), draw(33, 41))),
        (m, (draw(2, 6), 3, 16 * draw(1, 3), 16 * draw(1, 3))),
    )


def test_drawn_grid(student):
    "the grid is halved at the start of stages 2, 3 and 4 for images of another form"
    judge_grid(student, (2, 3, 32, student.random.choice((64, 96))))


def test_every_item_for_itself(student):
    "an image's scores do not depend on its place in the batch"
    judge_items(student)


def test_models_share_nothing(student):
    "two models have weights of their own"
    judge_two_models(student)
