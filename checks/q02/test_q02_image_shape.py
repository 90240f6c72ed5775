"""Checks of q02: image_shape(fn)."""

import random

from autograder.checking import Student, required
from checks.q02.probes import MEANINGS, judge_shape  # noqa: F401  (MEANINGS explain exceptions)

HINTS = [
    "`Image.open(fn)` gives an image that knows its size and its mode. In which order does PIL give the size?",
    "`im.height` and `im.width` leave no doubt about the order. For the channels, `im.getbands()` lists them all: "
    "`('R', 'G', 'B')`, `('L',)`, `('P',)` and so on.",
    "Return the tuple of `im.height`, `im.width` and `len(im.getbands())`. If you take `np.array(im).shape` instead, "
    "remember that an array with two dimensions means one channel.",
]
PASSED = "The chapter opens every image of the data set with `Image.open`, and has to resize and convert what it gets."


def sides(draw: random.Random) -> tuple[int, int]:
    """Two sides of an image that differ, the shorter one first."""
    short, long = sorted(draw.sample(range(12, 90), 2))
    return short, long


@required
def test_colour_photo(student: Student) -> None:
    "a colour photo's height, width and 3 channels, in this order"
    short, long = sides(student.random)
    judge_shape(student, "RGB", long, short, "JPEG")
    judge_shape(student, "RGB", short, long, "JPEG")


def test_grayscale(student: Student) -> None:
    "a grayscale image has 1 channel, however narrow it is"
    short, long = sides(student.random)
    judge_shape(student, "L", long, short, "JPEG")
    judge_shape(student, "L", student.random.choice([3, 4]), short, "png")


def test_palette(student: Student) -> None:
    "an image with a palette has 1 channel"
    judge_shape(student, "P", *sides(student.random), "png")


def test_four_channels(student: Student) -> None:
    "an image with transparency has 4 channels, and so has one in CMYK"
    judge_shape(student, "RGBA", *sides(student.random), "png")
    judge_shape(student, "CMYK", *sides(student.random), "JPEG")


def test_longer_names(student: Student) -> None:
    "a 16-bit grayscale image has 1 channel, and an image in YCbCr has 3"
    judge_shape(student, "I;16", *sides(student.random), "png")
    judge_shape(student, "YCbCr", *sides(student.random), "tiff")


def test_not_turned(student: Student) -> None:
    "an image whose tag asks to turn it has the sides that are stored"
    short, long = sides(student.random)
    judge_shape(student, "RGB", long, short, "JPEG", turned=True)
