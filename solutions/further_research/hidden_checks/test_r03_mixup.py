"""Hidden checks of r03: other batches, another alpha, and a second fit."""

from autograder.checking import required
from checks.r03.fits import MEANINGS  # noqa: F401
from checks.r03.probes import judge_distribution, judge_images, judge_loss, judge_validation


@required
def test_drawn_batches(student):
    "images and loss are mixed for batches of other sizes"
    sizes = [student.random.randrange(4, 14) for _ in range(3)]
    alpha = student.random.uniform(0.5, 2.0)
    # Few images may be shuffled into the order that they have.
    judge_images(student, {"alpha": alpha}, [n + 8 for n in sizes] + [10, 10], [1])
    judge_loss(student, {"alpha": alpha}, sizes, [2])


def test_drawn_alpha(student):
    "weights are drawn from Beta(alpha, alpha) for another alpha"
    judge_distribution(student, student.random.uniform(4, 8))


def test_second_fit(student):
    "a second fit mixes as the first one did, and validates as before"
    judge_loss(student, {"alpha": 1.0}, [7, 6], [1, 2])
    judge_validation(student, {"alpha": 1.0}, [7, 6], [1, 1])
