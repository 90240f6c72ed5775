"""Hidden checks of q07: other colours, sizes and shapes, in all modes."""

from autograder.checking import Student, required
from checks.q07.probes import MEANINGS, judge_mode  # noqa: F401
from checks.shared.images import flat, scene, sides


@required
def test_other_colours(student: Student) -> None:
    "RGB and grayscale images of any colours and shapes"
    for mode in ("RGB", "L", "RGB", "L"):
        judge_mode(student, scene(student.random, mode))


def test_other_sizes(student: Student) -> None:
    "results of any size, given by place or by name"
    for mode, low, by_name in (("RGB", 56, True), ("L", 70, False)):
        size = student.random.randrange(low, low + 8)
        judge_mode(student, scene(student.random, mode, size), size, by_name=by_name)
    judge_mode(student, flat("RGB", sides(student.random), (255, 255, 255)), student.random.randrange(5, 40))


def test_other_modes(student: Student) -> None:
    "palette images, inks, alpha channels and bilevel images"
    for mode in ("P", "CMYK", "RGBA", "1"):
        judge_mode(student, scene(student.random, mode))
