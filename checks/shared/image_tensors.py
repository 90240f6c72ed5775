"""Shared by the checks of q06 and q07: is a tensor the picture that was opened, and if not, what happened to it?"""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import close, expect_close, fail, kind_of, short, which
from checks.shared.images import Picture, rgb

Colours = dict[str, list[float]]
TOLERANCE = 0.015  # a JPEG's colours are off by up to 2 or 3 of 255
HALF_A_STEP = 0.5 / 255
FURTHER = ", further on"
BORDERS = ("left", "right", "top", "bottom")


def seen(frame: list[float], inside: list[float], block: list[float]) -> Colours:
    """The colour at each place that is looked at: the middles of the four quarters, and two places on each border."""
    quarters = {"top left": inside, "top right": block, "bottom left": inside, "bottom right": inside}
    return quarters | {f"{side} border{again}": frame for side in BORDERS for again in ("", FURTHER)}


def colours_of(x: torch.Tensor) -> Colours:
    """The colours of x (size, size, 3) at the same places."""
    last = len(x) - 1
    near, far = len(x) // 4, last - len(x) // 4
    quarters = [(i, j) for i in (near, far) for j in (near, far)]
    left, right = [(near, 0), (far, 0)], [(near, last), (far, last)]
    top, bottom = [(0, near), (0, far)], [(last, near), (last, far)]
    at = [*quarters, *left, *right, *top, *bottom]
    return dict(zip(seen([], [], []), [x[i, j].double().tolist() for i, j in at], strict=True))


def judge_tensor(x: Any, picture: Picture, size: int) -> None:
    """Fail unless x is the picture as a float32 tensor (size, size, 3) in [0, 1]."""
    mode, stored, colours, palette = picture
    _judge_kind(x, mode, stored, size)
    got, true = colours_of(x), seen(*(rgb(mode, colour, palette) for colour in colours))
    if not _alike(got, true):
        differ = [place for place in true if not close(got[place], true[place], 0, TOLERANCE)]
        why = _meaning(got, true, picture, bool(x.any()))
        fail(why, expected=_words(true, differ), got=_words(got, differ))
    low, high = x.min().item(), x.max().item()
    if low < -1e-5 or high > 1 + 1e-5:
        why = "Some values are outside of [0, 1]. (Bicubic resizing of floats does that where colours meet: `clamp(0, 1)`.)"
        fail(why, expected="0 to 1", got=f"{low:.6g} to {high:.6g}")
    if all(colour == [1.0] * 3 for colour in true.values()):  # every format keeps white as it is
        why = "White is stored as 255, and 255 / 255 is 1. Do you divide by some other number?"
        expect_close(low, 1.0, rtol=0, atol=HALF_A_STEP, why=why)


def _judge_kind(x: Any, mode: str, stored: tuple[int, int], size: int) -> None:
    wanted = f"a tensor of shape ({size}, {size}, 3), float32"
    if not isinstance(x, torch.Tensor):
        kind = kind_of(x)
        hints = {
            "ndarray": "This is still a NumPy array. `torch.tensor(...)` makes a tensor of it.",
            "NoneType": "It returns None. Is there a return, in every branch?",
            "Image": "This is still PIL's image. `np.array(image)` has its numbers.",
            "JpegImageFile": "This is still PIL's image. `np.array(image)` has its numbers.",
        }
        fail(hints.get(kind, f"This is a {kind}. It should be a tensor."), expected=wanted, got=short(x))
    shape = tuple(x.shape)
    if shape != (size, size, 3):
        fail(_about_shape(shape, mode, stored, size), expected=wanted, got=f"a tensor of shape {shape}")
    if x.dtype != torch.float32:
        found = str(x.dtype).removeprefix("torch.")
        why = which(
            (
                x.dtype == torch.uint8,
                "These are bytes from 0 to 255. Divide by 255 to get floats from 0 to 1.",
            ),
            (
                x.dtype == torch.float64,
                "This is float64, which NumPy's division gives. Call `.float()` on the tensor to get float32.",
            ),
            otherwise=f"This is {found}. It should be float32.",
        )
        fail(why, expected=wanted, got=short(x))


def _about_shape(shape: tuple[int, ...], mode: str, stored: tuple[int, int], size: int) -> str:
    whole = (stored[1], stored[0])
    return which(
        (
            shape in ((size, size), (size, size, 1), (1, size, size)),
            f"This has one channel, as the image is stored (its mode is {mode!r}). Convert every image to RGB, and use what "
            "`convert` returns.",
        ),
        (
            shape == (3, size, size),
            "The channels come first here. The order is (height, width, channels), as in PIL's arrays.",
        ),
        (
            shape in ((size, size, 4), (4, size, size)) and mode not in ("RGBA", "CMYK"),
            "This has four channels. Convert every image to `'RGB'`, which has three.",
        ),
        (
            shape in ((size, size, 4), (4, size, size)),
            f"This has four channels, as the image is stored (its mode is {mode!r}). Convert every image to RGB, and use what "
            "`convert` returns.",
        ),
        (
            shape == (size * size, 3),
            "The pixels are in one long row here. `np.array(im)` keeps rows and columns.",
        ),
        (
            shape == (min(stored[1], size), min(stored[0], size), 3),
            "This is a corner cut out of the image. Scale the whole image, with `resize((size, size))`.",
        ),
        (shape in ((size, size, 2), (size, size, 6)), "It should have three channels: red, green and blue."),
        (
            shape[:2] == whole or shape[1:] == whole or shape[:2] == stored,
            f"The image still has its own size. Resize it to {size} by {size} pixels, and use what `resize` returns: it makes a "
            "new image.",
        ),
        (
            shape in ((64, 64, 3), (3, 64, 64)),
            "The size is 64, whatever size was asked for. Use the argument `size`.",
        ),
        (
            len(shape) == 3 and shape[2] == 3 and size in shape[:2],
            "Only one side has the right length. Make both `size` long, whatever the image's shape was.",
        ),
        (len(shape) == 4, "That is one dimension too many: this is one image, not a batch."),
        otherwise="The shape is not (height, width, channels).",
    )


def _misread(picture: Picture) -> list[tuple[Colours, str]]:
    """The colours that you get by reading a mode as if it were another, and what to say of each."""
    mode, _, colours, _ = picture

    def read(as_rgb: Any) -> Colours:
        return seen(*([float(o) for o in as_rgb(colour)] for colour in colours))

    if mode == "P":
        return [
            (
                read(lambda index: [index / 255] * 3),
                "These are the numbers of the palette's entries, taken for greys. A palette image stores where to look up each "
                "pixel's colour. Convert it to RGB, and PIL looks it up.",
            )
        ]
    if mode == "CMYK":
        return [
            (
                read(lambda inks: [ink / 255 for ink in inks[:3]]),
                "These are the first three of the four inks (cyan, magenta, yellow), not red, green and blue. Cutting off the "
                "fourth channel does not convert the others.",
            ),
            (
                read(lambda inks: [1 - ink / 255 for ink in inks[:3]]),
                "The black ink is left out. `convert('RGB')` takes all four inks into account.",
            ),
        ]
    if mode == "1":
        return [
            (
                read(lambda bit: [bool(bit) / 255] * 3),
                "A bilevel image holds True and False, and True / 255 is nearly black. Converted to RGB, white is 255.",
            )
        ]
    return []


def _alike(got: Colours, wrong: Colours, atol: float = TOLERANCE) -> bool:
    return close(list(got.values()), list(wrong.values()), 0, atol)


def _meaning(got: Colours, true: Colours, picture: Picture, anything: bool) -> str:
    """The most likely reason for wrong colours in a picture of the right shape and type."""
    mode, misread = picture[0], _misread(picture)

    def times(colours: Colours, factor: float) -> Colours:
        return {place: [factor * o for o in colour] for place, colour in colours.items()}

    def moved(swap: dict[str, str]) -> Colours:
        return {place: true[swap.get(place, place)] for place in true}

    mirrored = {"top left": "top right", "top right": "top left"}
    upside_down = {"bottom right": "top right", "top right": "bottom right"}
    on_its_side = {"bottom left": "top right", "top right": "bottom left"}
    greys = {place: [0.299 * r + 0.587 * g + 0.114 * b] * 3 for place, (r, g, b) in true.items()}
    bright = max(true, key=lambda place: max(true[place]))
    factor = max(got[bright]) / max(1 / 255, *true[bright])
    lost = [
        side for side in BORDERS if not close(got[f"{side} border"], true[f"{side} border"], 0, TOLERANCE)
    ]
    quarters = [place for place in true if "border" not in place]
    empty = [place for place in true if got[place] in ([0.0] * 3, [1.0] * 3) and true[place] != got[place]]
    return which(
        *((_alike(got, wrong, 0.002), why) for wrong, why in misread),
        (
            not anything,
            "All values are 0. Is the image opened, and does its array go into the tensor?",
        ),
        (
            _alike(got, times(true, 255), 255 * TOLERANCE),
            "The values go up to 255. Divide by 255 to get floats from 0 to 1.",
        ),
        (
            factor > 1 and _alike(got, times(true, factor)),
            "All values are too large by the same factor. Divide by 255, and not by the image's own largest value, so that 1 is "
            "white in every image.",
        ),
        (
            _alike(got, times(true, 1 / 255), TOLERANCE / 255),
            "The values are too small by a factor of 255. Is something divided by 255 twice?",
        ),
        (
            _alike(
                got, {place: [2 * o - 1 for o in colour] for place, colour in true.items()}, 2 * TOLERANCE
            ),
            "The values run from -1 to 1. Divide by 255 and do no more: 0 is black and 1 is white.",
        ),
        (
            _alike(got, {place: colour[::-1] for place, colour in true.items()}),
            "The channels are in the order blue, green, red. Red comes first.",
        ),
        (
            _alike(got, moved(on_its_side)),
            "The image lies on its side: the first dimension is its height, and the second its width.",
        ),
        (
            _alike(got, moved(mirrored)),
            "The image is mirrored or turned: what belongs at the top right is at the top left.",
        ),
        (
            _alike(got, moved(upside_down)),
            "The image is upside down or turned: what belongs at the top right is at the bottom right.",
        ),
        *((_alike(got, wrong), why) for wrong, why in misread),
        (
            any(o > 1.5 for colour in got.values() for o in colour)
            and any(_alike(got, times(wrong, 255), 255 * TOLERANCE) for wrong, _ in misread),
            f"These are the numbers as they are stored (the image's mode is {mode!r}), and not divided by 255.",
        ),
        (_alike(got, greys), "The colours are gone. Convert to `'RGB'`, not to `'L'`."),
        (
            any(o < -0.001 or o > 1.001 for colour in got.values() for o in colour),
            "There are values outside of [0, 1]. Divide by 255, and do no more.",
        ),
        (
            empty,
            f"Something was added: the {empty[0]} is {'black' if empty and got[empty[0]] == [0.0] * 3 else 'white'}, where the "
            "image has another colour. Scale the whole image to fill the square, with `resize((size, size))`."
            if empty
            else "",
        ),
        (
            lost and all(close(got[place], true[place], 0, TOLERANCE) for place in quarters),
            f"Something was cut off {'on all sides' if len(lost) == 4 else 'at the ' + ' and '.join(lost)}. Scale the whole image with "
            "`resize((size, size))`. A crop, or `ImageOps.fit`, leaves parts of it out.",
        ),
        (
            all(
                any(close(colour, right, 0, TOLERANCE) for right in true.values()) for colour in got.values()
            ),
            "The colours are there, but not in their places. Scale the whole image with `resize((size, size))`: cut nothing "
            "off, and do not reshape the array.",
        ),
        (
            mode not in ("RGB", "L"),
            f"These are not the image's colours. Its mode is {mode!r}, another way to store colours: convert it to RGB.",
        ),
        otherwise="These are not the image's colours. A `reshape` or `view` of the array scrambles its pixels, for example.",
    )


def _words(found: Colours, places: list[str]) -> str:
    first = next(iter(found.values()))
    if all(colour == first for colour in found.values()):
        return f"a colour of {_colour(first)} all over"
    once = [
        place
        for place in places
        if place.removesuffix(FURTHER) == place or place.removesuffix(FURTHER) not in places
    ]
    return "\n".join(f"{place}: {_colour(found[place])}" for place in once[:5])


def _colour(values: list[float]) -> str:
    return "(" + ", ".join(f"{value:.3g}" for value in values) + ")"
