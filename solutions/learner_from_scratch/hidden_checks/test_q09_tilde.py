"""Hidden checks of q09: masks of other lengths, shapes and labels."""

from autograder.checking import required
from checks.q09.probes import MEANINGS, drawn, judge_invert  # noqa: F401


@required
def test_drawn_masks(student):
    "arrays, tensors and Ls of any length"
    for kind in ("ndarray", "Tensor", "L"):
        judge_invert(student, kind, drawn(student.random, student.random.randrange(6, 12)))
        judge_invert(student, kind, [student.random.random() < 0.5])


def test_drawn_lists(student):
    "lists of any length"
    judge_invert(student, "list", drawn(student.random, student.random.randrange(6, 12)))
    judge_invert(student, "list", [True])
    judge_invert(student, "list", [False])


def test_drawn_frames(student):
    "frames of any shape and with any labels"
    random = student.random
    rows, columns = random.randrange(2, 6), random.randrange(3, 5)
    names = random.sample(["red", "round", "wet", "old", "loud"], columns)
    judge_invert(student, "DataFrame", drawn(random, rows, columns), random.sample(range(100), rows), names)
    judge_invert(student, "DataFrame", drawn(random, 4, 1), list("wxyz"), [7])


def test_any_dimensions(student):
    "arrays and tensors of two to four dimensions"
    for shape in ((3, 4), (2, 3, 2), (2, 2, 3, 2)):
        for kind in ("ndarray", "Tensor"):
            judge_invert(student, kind, drawn(student.random, *shape))
