"""Shared by the checks of q06 and q07: small pictures to open, and what to say of a tensor that is not theirs.

A picture is described by a tuple (mode, (width, height), quarters, palette). Its four quarters (top left, top right,
bottom left, bottom right) are each of one colour, given as the mode stores it: an index into the palette for "P", four
inks for "CMYK". Far from the seams every way of resizing leaves these colours as they are.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch

from autograder.checking import Opaque, close, expect_close, fail, kind_of, short

Picture = tuple[str, tuple[int, int], list, list[int]]
TOLERANCE = 0.015  # a JPEG's colours are off by up to 2 or 3 of 255
HALF_A_STEP = 0.5 / 255


def flat(mode: str, size: tuple[int, int], colour: Any, palette: list[int] | None = None) -> Picture:
    """A picture of one colour."""
    return mode, size, [colour] * 4, palette or []


def draw(fn: Path, picture: Picture) -> None:
    """Write a picture, in the format that its mode is mostly met in."""
    from PIL import Image

    mode, (width, height), quarters, palette = picture
    im = Image.new(mode, (width, height))
    if palette:
        im.putpalette(palette)
    x, y = width // 2, height // 2
    boxes = [(0, 0, x, y), (x, 0, width, y), (0, y, x, height), (x, y, width, height)]
    for box, colour in zip(boxes, quarters, strict=True):
        im.paste(colour, box)
    if mode in ("RGB", "L", "CMYK"):
        im.save(fn, "JPEG", quality=100, subsampling=0)
    else:
        im.save(fn, "PNG")


def suffix(mode: str) -> str:
    return ".JPEG" if mode in ("RGB", "L", "CMYK") else ".PNG"


def rgb(mode: str, colour: Any, palette: list[int]) -> list[float]:
    """Red, green and blue, each in [0, 1], of a colour as a mode stores it."""
    if mode == "P":
        return [value / 255 for value in palette[3 * colour : 3 * colour + 3]]
    if mode == "CMYK":
        *inks, black = colour
        return [(1 - ink / 255) * (1 - black / 255) for ink in inks]
    if mode in ("L", "1"):
        return [colour / 255] * 3
    return [value / 255 for value in colour[:3]]


def colours(picture: Picture) -> list[list[float]]:
    """The right colours of the four quarters."""
    mode, _, quarters, palette = picture
    return [rgb(mode, colour, palette) for colour in quarters]


def misread(picture: Picture) -> list[tuple[list[list[float]], str]]:
    """Colours that come of reading a mode as if it were another, and what to say of each."""
    mode, _, quarters, palette = picture
    if mode == "P":
        greys = [[index / 255] * 3 for index in quarters]
        why = (
            "These are the numbers of the palette's entries, read as greys. What is stored for a pixel of a palette "
            "image is where to look up its colour; convert it to RGB and PIL looks it up."
        )
        return [(greys, why)]
    if mode == "CMYK":
        inks = [[ink / 255 for ink in colour[:3]] for colour in quarters]
        light = [[1 - ink / 255 for ink in colour[:3]] for colour in quarters]
        return [
            (
                inks,
                "These are the first three of four inks (cyan, magenta, yellow), not red, green and blue. Cutting the "
                "fourth channel off does not convert the other three.",
            ),
            (light, "The black ink is left out. PIL's own conversion takes all four inks into account."),
        ]
    if mode == "1":
        bits = [[bool(bit) / 255] * 3 for bit in quarters]
        why = "A bilevel image holds True and False, and True / 255 is nearly black. Converted to RGB, white is 255."
        return [(bits, why)]
    return []


def quarters_of(x: torch.Tensor) -> list[list[float]]:
    """The colours in the middle of the four quarters of x (size, size, 3)."""
    size = len(x)
    near, far = size // 4, size - 1 - size // 4
    return [x[i, j].double().tolist() for i in (near, far) for j in (near, far)]


def judge_tensor(x: Any, picture: Picture, size: int) -> None:
    """Fail unless x is the picture as a float32 tensor (size, size, 3) in [0, 1]."""
    _judge_kind(x, picture[0], picture[1], size)
    got, true = quarters_of(x), colours(picture)
    if not close(got, true, 0, TOLERANCE):
        why = _meaning(got, true, picture)
        if true == [true[0]] * 4 and close(got, [got[0]] * 4, 0, 1e-6):
            got, true = got[:1], true[:1]
        fail(why, expected=_words(true), got=_words(got))
    if true == [true[0]] * 4:
        expect_close(
            [x.amin((0, 1)).tolist(), x.amax((0, 1)).tolist()],
            [true[0], true[0]],
            rtol=0,
            atol=TOLERANCE,
            why="The picture is of one colour and the tensor is not: has something been added at its edges?",
        )
        low, high = x.min().item(), x.max().item()
        if low < -1e-5 or high > 1 + 1e-5:
            fail("There are values outside of [0, 1].", expected="0 to 1", got=f"{low:.6g} to {high:.6g}")
        if true[0] == [1.0] * 3:  # every format keeps white as it is
            why = "White is stored as 255, and 255 / 255 is 1. Is something else than 255 divided by?"
            expect_close(low, 1.0, rtol=0, atol=HALF_A_STEP, why=why)


def _judge_kind(x: Any, mode: str, stored: tuple[int, int], size: int) -> None:
    wanted = f"a tensor of shape ({size}, {size}, 3), float32"
    if not isinstance(x, torch.Tensor):
        hints = {
            "ndarray": "This is still a NumPy array. torch.from_numpy or torch.tensor makes a tensor of it.",
            "NoneType": "Nothing is returned.",
            "Image": "This is still PIL's image. np.array(image) has its numbers.",
        }
        fail(hints.get(kind_of(x), "A tensor is wanted."), expected=wanted, got=_seen(x))
    shape = tuple(x.shape)
    if shape != (size, size, 3):
        fail(_about_shape(shape, mode, stored, size), expected=wanted, got=short(x))
    if x.dtype == torch.uint8:
        why = "These are the bytes as they are stored, from 0 to 255. Divide by 255 to get floats in [0, 1]."
        fail(why, expected=wanted, got=short(x))
    if x.dtype != torch.float32:
        why = f"This is {str(x.dtype).removeprefix('torch.')}, and float32 is wanted."
        if x.dtype == torch.float64:
            why += " NumPy's division makes float64: call .float() on the tensor, or divide after it."
        fail(why, expected=wanted, got=short(x))


def _seen(x: Any) -> str:
    return f"{short(x)}" if isinstance(x, Opaque) else f"{short(x)} ({kind_of(x)})"


def _about_shape(shape: tuple[int, ...], mode: str, stored: tuple[int, int], size: int) -> str:
    if shape in ((size, size), (size, size, 1), (1, size, size)):
        return (
            f"One channel, as this image is stored (its mode is {mode!r}). Convert it to RGB, so that every image "
            "has the same three channels."
        )
    if shape == (3, size, size):
        return "The channels come first. The order is (height, width, channels) here, which is PIL's own."
    if shape in ((size, size, 4), (4, size, size)):
        return f"Four channels, as this image is stored (its mode is {mode!r}). Convert it to RGB."
    if shape in ((size, size, 2), (size, size, 6)):
        return "Three channels are wanted: red, green and blue."
    if shape[:2] == (stored[1], stored[0]):
        return f"The image still has the size that it was stored in. Resize it to {size} by {size} pixels."
    if shape == (64, 64, 3) and size != 64:
        return "The size is 64 whatever was asked for. Is the argument size used?"
    if len(shape) == 3 and shape[2] == 3 and max(shape[:2]) == size:
        return "Both sides are to be size long, whatever the image's shape was. (PIL's thumbnail keeps it.)"
    if len(shape) == 4:
        return "One dimension too many: this is one image and not a batch."
    return "Not the shape that is wanted."


def _meaning(got: list[list[float]], true: list[list[float]], picture: Picture) -> str:
    """What a picture of the right shape and type with the wrong colours most likely comes of."""

    def is_like(wrong: list[list[float]], atol: float = TOLERANCE) -> bool:
        return close(got, wrong, 0, atol)

    for wrong, why in misread(picture):
        if is_like(wrong, 0.002):
            return why
    mode = picture[0]
    if is_like([[0.0] * 3] * 4, 0) and mode != "1":
        return "All values are 0. Has the image been opened, and its array used?"
    if is_like([[255 * o for o in c] for c in true], 255 * TOLERANCE):
        return "The values go up to 255. Divide by 255 to get floats in [0, 1]."
    if is_like([[o / 255 for o in c] for c in true], TOLERANCE / 255):
        return "The values are too small by a factor of 255. Is something divided by 255 twice?"
    if is_like([c[::-1] for c in true]):
        return "The channels are in the order blue, green, red. Red comes first."
    top_left, top_right, bottom_left, bottom_right = true
    if is_like([top_left, bottom_left, top_right, bottom_right]):
        return "The image lies on its side: the first dimension is its height, and the second its width."
    for wrong, why in misread(picture):
        if is_like(wrong):
            return why
    if any(is_like([[255 * o for o in c] for c in wrong], 255 * TOLERANCE) for wrong, _ in misread(picture)):
        return f"These are the numbers as they are stored (the image's mode is {mode!r}), and not divided by 255."
    greys = [[0.299 * r + 0.587 * g + 0.114 * b] * 3 for r, g, b in true]
    if is_like(greys):
        return "The colours are gone. Convert to 'RGB', and not to 'L'."
    if any(o < -0.001 or o > 1.001 for c in got for o in c):
        return "There are values outside of [0, 1]. Divide by 255, and do no more."
    if sorted(map(str, _rounded(got))) == sorted(map(str, _rounded(true))):
        return "The colours are there, but not in their places."
    if mode not in ("RGB", "L"):
        return (
            f"Not the image's colours. It is stored in another way (its mode is {mode!r}): convert it to RGB."
        )
    return "Not the image's colours. Has the array been reshaped, which scrambles pixels?"


def _rounded(found: list[list[float]]) -> list[list[float]]:
    return [[round(o, 1) for o in c] for c in found]


def _words(found: list[list[float]]) -> str:
    said = ["(" + ", ".join(f"{value:.3g}" for value in colour) + ")" for colour in found]
    if len(said) == 1:
        return f"a colour of {said[0]} all over"
    places = ("top left", "top right", "bottom left", "bottom right")
    return "\n".join(f"{place}: {colour}" for place, colour in zip(places, said, strict=True))
