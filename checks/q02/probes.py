"""Shared by the checks of q02: image files made for the purpose, and the shapes that they have."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from autograder.checking import Student, expect_equal, which

KINDS = {
    "RGB": "a colour image",
    "L": "a grayscale image",
    "I;16": "a grayscale image of 16 bits per pixel",
    "P": "an image with a palette",
    "YCbCr": "an image in YCbCr",
    "RGBA": "a colour image with transparency",
    "CMYK": "an image in CMYK",
}
CHANNELS = {"RGB": 3, "L": 1, "I;16": 1, "P": 1, "YCbCr": 3, "RGBA": 4, "CMYK": 4}

_TWO_DIMENSIONS = "The array of such an image has only two dimensions, height and width. There is no third one with the channels."
MEANINGS = {
    "values to unpack": _TWO_DIMENSIONS,
    "tuple index out of range": _TWO_DIMENSIONS,
    "KeyError": "Your table of modes does not have this one. `len(im.getbands())` counts the channels of any mode.",
    "no attribute 'shape'": "PIL's image has no shape. It has `height`, `width` and `size`, and `np.array(im)` has a shape.",
    "no attribute 'channels'": "PIL has no such attribute. `im.getbands()` names an image's channels.",
    "no attribute 'bands'": "PIL has no such attribute. `im.getbands()` names an image's channels.",
    "ImageFile' object has no attribute": "A PIL image has no such attribute. It has `height`, `width`, `size` and `mode`, and "
    "`getbands()` lists its channels.",
    "'tuple' object is not callable": "`size` is an attribute, not a method: leave out the parentheses.",
    "'int' object is not callable": "`height` and `width` are attributes, not methods: leave out the parentheses.",
    "'str' object is not callable": "`mode` is an attribute, not a method: leave out the parentheses.",
    "'method' has no len()": "`getbands` is a method: call it, with parentheses.",
    "'PosixPath' object has no attribute": "`fn` is only a path. `Image.open(fn)` gives the image.",
    "'_io.": "This is Python's own `open`, which knows nothing of images. PIL's is `Image.open`.",
    "UnicodeDecodeError": "This is Python's own `open`, which reads text. PIL's is `Image.open`.",
}


def shape_of(names: Any, mode: str, width: int, height: int, ending: str, turned: bool) -> Any:
    """What image_shape says of an image that is stored in a file in this mode, perhaps with a tag to turn it."""
    import tempfile
    from pathlib import Path

    import numpy as np
    from PIL import Image

    rng = np.random.default_rng(width * height)
    if mode == "I;16":
        image = Image.fromarray(rng.integers(0, 2**16, (height, width), dtype=np.uint16))
    else:
        image = Image.fromarray(rng.integers(0, 256, (height, width, 3), dtype=np.uint8)).convert(mode)
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6  # the orientation: a quarter turn
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        fn = Path(folder) / f"image.{ending}"
        image.save(fn, exif=exif) if turned else image.save(fn)
        got = names.image_shape(fn)
    return tuple(got) if isinstance(got, tuple) else got


def judge_shape(
    student: Student, mode: str, width: int, height: int, ending: str, *, turned: bool = False
) -> None:
    """Fail unless image_shape gives the (height, width, channels) of such an image."""
    tag = ", with a tag to turn it" if turned else ""
    tried = f"image_shape(fn)  # {KINDS[mode]}{tag}: {width} pixels wide, {height} high, .{ending}"
    got = plain(student.observe(shape_of, mode, width, height, ending, turned, tried=tried))
    channels = CHANNELS[mode]
    expect_equal(
        got,
        (height, width, channels),
        why="This is not the (height, width, channels) of the image in the file `fn`.",
        mistakes=[
            (
                lambda o: len(o) == 3 and o[:2] == (width, height),
                "The file's tag was followed, and the image turned. Give the sides as they are stored."
                if turned
                else "Width and height are the wrong way round: PIL's `size` is (width, height).",
            ),
            (
                (width, height),
                "This is PIL's `size`, (width, height). Turn it round, and add the number of channels.",
            ),
            ((channels, width, height), "This is the wrong way round: (height, width, channels) is wanted."),
            ((160, 220, 3), "These are the numbers of the example's image. Open the file `fn`."),
            ((channels, height, width), "The channels come last: (height, width, channels)."),
            (
                (height, width),
                "The number of channels is missing. An image whose array has two dimensions has 1 channel.",
            ),
            (
                lambda o: isinstance(o, tuple) and any(isinstance(n, float) for n in o),
                "Return whole numbers, not floats.",
            ),
            (
                lambda o: len(o) == 3 and o[:2] == (height, width),
                about_channels(student, got, mode),
            ),
        ],
    )


def plain(got: Any) -> Any:
    """A tuple of whole numbers as Python's own; anything else as it is."""
    if isinstance(got, tuple | torch.Size) and all(
        isinstance(o, int | np.integer) and not isinstance(o, bool) for o in got
    ):
        return tuple(int(o) for o in got)
    return got


def about_channels(student: Student, got: Any, mode: str) -> str:
    """What is wrong with the number of channels, where height and width are right."""
    if not isinstance(got, tuple) or len(got) != 3:
        return ""
    found = got[2]
    right = (
        f"{KINDS[mode].capitalize()} has {CHANNELS[mode]} channel{'s' * (CHANNELS[mode] > 1)}, not {found}."
    )
    return which(
        (
            isinstance(found, tuple),
            "These are the channels' names. Return how many there are, with `len(...)`.",
        ),
        (
            found == got[1] and CHANNELS[mode] == 1,
            f"{right} {found} is the width again: the array of such an image has only two dimensions.",
        ),
        (
            found == len(mode),
            f"{right} Its mode is called {mode!r}: the letters of a mode's name are not its channels. `im.getbands()` lists "
            "those.",
        ),
        (
            "convert" in student.form.uses("image_shape"),
            f"{right} Converting an image changes what the file stores: ask the image as it is opened.",
        ),
        otherwise=f"{right} `len(im.getbands())` counts them for any mode.",
    )
