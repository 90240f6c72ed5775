"""Checks of q07: load_rgb(fn, size=64)."""

from autograder.checking import Student, required
from checks.q07.probes import MEANINGS, judge_mode  # noqa: F401  (MEANINGS explain exceptions)
from checks.shared.images import flat, scene, sides

HINTS = [
    "Look at `np.array(Image.open(fn))` for an image of each mode: its shape, its dtype, and what the numbers mean.",
    "PIL can convert every mode into every other: you need no case for each of them.",
    "`Image.open(fn).convert('RGB').resize((size, size))` is the same for all modes. Make a tensor of its array, then "
    "`.float() / 255`.",
]
PASSED = (
    "The chapter's data set opens each image like this, so that every item has three channels and one size."
)


@required
def test_colour_and_grey(student: Student) -> None:
    "RGB and grayscale images become float32 tensors (64, 64, 3) from 0 to 1, with each part in its place"
    judge_mode(student, scene(student.random, "RGB"))
    judge_mode(student, scene(student.random, "L"))


def test_alpha(student: Student) -> None:
    "an alpha channel is not a fourth colour"
    judge_mode(student, scene(student.random, "RGBA"))


def test_palette(student: Student) -> None:
    "a palette image has the colours of its palette"
    judge_mode(student, scene(student.random, "P"))


def test_inks(student: Student) -> None:
    "four inks become three colours"
    judge_mode(student, scene(student.random, "CMYK"))


def test_bilevel(student: Student) -> None:
    "in a bilevel image white is 1 and black is 0"
    judge_mode(student, flat("1", sides(student.random), 255))
    judge_mode(student, scene(student.random, "1"))


def test_any_size(student: Student) -> None:
    "size says how large the result is"
    size = student.random.randrange(66, 100)
    judge_mode(student, scene(student.random, "RGB", size), size)
