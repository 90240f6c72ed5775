"""Checks of q02: image_shape(fn)."""

from autograder.checking import required
from checks.q02.probes import judge_shape

HINTS = [
    "Image.open(fn) gives an image that knows its size and its mode. In which order does PIL tell the size?",
    "im.height and im.width leave no doubt about the order. For the channels, im.getbands() names them all: "
    "('R', 'G', 'B'), ('L',), ('P',) and so on.",
    "Return the tuple of im.height, im.width and the length of im.getbands(). If you take np.array(im).shape instead, "
    "mind that an array with two dimensions means one channel.",
]


@required
def test_colour_photo(student):
    "a colour photo's height, width and 3 channels, in this order"
    judge_shape(student, "RGB", 64, 40, "JPEG")
    judge_shape(student, "RGB", 30, 50, "JPEG")


def test_grayscale(student):
    "a grayscale photo has 1 channel"
    judge_shape(student, "L", 48, 36, "JPEG")


def test_palette(student):
    "an image with a palette has 1 channel"
    judge_shape(student, "P", 40, 56, "png")


def test_transparency(student):
    "an image with transparency has 4 channels"
    judge_shape(student, "RGBA", 50, 30, "png")
