"""Hidden checks of q02: drawn sizes, sizes that could be taken for channels, and other formats."""

from autograder.checking import required
from checks.q02.probes import judge_shape


def sizes(random):
    """A width and a height that differ."""
    width, height = random.sample(range(5, 120), 2)
    return width, height


@required
def test_any_size(student):
    "the shape is right for images of any size, upright or not"
    width, height = sorted(sizes(student.random))
    judge_shape(student, "RGB", width, height, student.random.choice(["JPEG", "png", "bmp"]))
    judge_shape(student, "RGB", height, width, student.random.choice(["JPEG", "png", "bmp"]))


def test_other_modes(student):
    "the channels are those of the file, whatever its mode and format"
    for mode, ending in (("CMYK", "JPEG"), ("P", "gif"), ("L", "png"), ("RGBA", "tiff")):
        judge_shape(student, mode, *sizes(student.random), ending)


def test_tiny_images(student):
    "an image of three or four pixels across is no different"
    for mode, width, height in (("L", 3, 7), ("L", 4, 3), ("RGB", 1, 2), ("RGB", 9, 1)):
        judge_shape(student, mode, width, height, "png")
