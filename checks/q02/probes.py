"""Shared by the checks of q02: image files made for the purpose, and the shapes that they have."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch

from autograder.checking import StudentRaised, fail, kind_of, short

KINDS = {
    "RGB": "a colour image",
    "L": "a grayscale image",
    "P": "an image with a palette",
    "RGBA": "a colour image with transparency",
    "CMYK": "an image in the four inks of a printer",
}
CHANNELS = {"RGB": 3, "L": 1, "P": 1, "RGBA": 4, "CMYK": 4}


def shape_of(names: Any, mode: str, width: int, height: int, ending: str) -> Any:
    """What image_shape says of an image that is stored in a file in this mode."""
    import tempfile
    from pathlib import Path

    import numpy as np
    from PIL import Image

    rng = np.random.default_rng(width * height)
    coloured = Image.fromarray(rng.integers(0, 256, (height, width, 3), dtype=np.uint8))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        fn = Path(folder) / f"image.{ending}"
        coloured.convert(mode).save(fn)
        got = names.image_shape(fn)
    return tuple(got) if isinstance(got, tuple) else got


def judge_shape(student: Any, mode: str, width: int, height: int, ending: str) -> None:
    """Fail unless image_shape tells the (height, width, channels) of such an image."""
    tried = f'image_shape(fn)  # {KINDS[mode]}, {width} pixels wide and {height} high, "{ending}"'
    try:
        got = student.observe(shape_of, mode, width, height, ending, tried=tried)
    except StudentRaised as error:
        if error.error.type in ("ValueError", "IndexError") and CHANNELS[mode] == 1:
            error.meaning = (
                "The array of such an image has only two dimensions, height and width: there is no third one to take "
                "the channels from."
            )
        raise
    expected = (height, width, CHANNELS[mode])
    if isinstance(got, tuple | torch.Size) and all(whole(o) for o in got) and tuple(got) == expected:
        return
    fail(meaning(got, mode, width, height), expected=str(expected), got=f"{short(got)} ({kind_of(got)})")


def whole(value: Any) -> bool:
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def meaning(got: Any, mode: str, width: int, height: int) -> str:
    channels = CHANNELS[mode]
    if got is None:
        return "It returns nothing. Is there a return?"
    if not isinstance(got, tuple | list | torch.Size):
        return "A tuple of three numbers is wanted: (height, width, channels)."
    numbers = tuple(got)
    if not all(whole(o) for o in numbers):
        return "Whole numbers are wanted."
    if numbers[:2] == (width, height):
        return "Width and height are the wrong way round: PIL's size is (width, height), and rows come first here."
    if numbers == (channels, height, width):
        return "The channels come last here: (height, width, channels)."
    if numbers == (height, width):
        return "The number of channels is missing. An image whose array has two dimensions has 1 channel."
    if numbers[:2] == (height, width) and len(numbers) == 3:
        if numbers[2] == channels:
            return f"The numbers are right, in a {kind_of(got)}: a tuple is wanted."
        if numbers[2] == 3:
            return (
                f"{KINDS[mode].capitalize()} is stored with {channels} channel{'s' * (channels > 1)}, not 3. Look at the image as "
                "it is opened, without converting it, and let it say how many it has."
            )
        return f"{KINDS[mode].capitalize()} has {channels} channel{'s' * (channels > 1)}. im.getbands() names them."
    return "This is not the (height, width, channels) of the image in the file that is given."
