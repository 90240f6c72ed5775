"""Hidden checks of q02: drawn sizes, sizes that could be taken for channels, and other formats."""

import random

from autograder.checking import Student, required
from checks.q02.probes import MEANINGS, judge_shape  # noqa: F401


def sizes(draw: random.Random) -> list[int]:
    """A width and a height that differ."""
    return draw.sample(range(5, 120), 2)


@required
def test_any_size(student: Student) -> None:
    "the shape is right for images of any size, upright or not"
    width, height = sorted(sizes(student.random))
    judge_shape(student, "RGB", width, height, student.random.choice(["JPEG", "png", "bmp"]))
    judge_shape(student, "RGB", height, width, student.random.choice(["JPEG", "png", "bmp"]))


def test_other_modes(student: Student) -> None:
    "the channels are those of the file, whatever its mode and format"
    kinds = [
        ("CMYK", "JPEG"),
        ("P", "gif"),
        ("L", "png"),
        ("RGBA", "tiff"),
        ("I;16", "tiff"),
        ("YCbCr", "tiff"),
    ]
    for mode, ending in kinds:
        judge_shape(student, mode, *sizes(student.random), ending)


def test_tiny_images(student: Student) -> None:
    "an image of three or four pixels across is no different"
    for mode, width, height in (("L", 3, 7), ("L", 4, 3), ("RGB", 1, 2), ("RGB", 9, 1)):
        judge_shape(student, mode, width, height, "png")


def test_tags(student: Student) -> None:
    "no tag turns an image"
    judge_shape(student, "L", *sizes(student.random), "JPEG", turned=True)
