"""Small pictures to open: what q06 and q07 are tried on. `image_tensors.py` judges the results.

A picture is a tuple (mode, (width, height), [frame, inside, block], palette). A narrow frame runs along its borders, so that
it shows when something is cut off; the top right quarter inside it is the block, so that it shows when the picture is turned
or mirrored. A colour is given as the mode stores it: an index into the palette for "P", four inks for "CMYK". Away from the
seams every way of resizing leaves these colours as they are.
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

Picture = tuple[str, tuple[int, int], list, list[int]]
JPEG = ("RGB", "L", "CMYK")


def flat(mode: str, size: tuple[int, int], colour: Any) -> Picture:
    """A picture of one colour."""
    return mode, size, [colour] * 3, []


def sides(draw: random.Random, size: int = 64) -> tuple[int, int]:
    """A picture's sides, one shorter than `size` and the other much longer."""
    short_side, long_side = draw.randrange(size * 5 // 8, size), draw.randrange(size * 7 // 4, size * 9 // 4)
    return draw.choice([(short_side, long_side), (long_side, short_side)])


def scene(draw: random.Random, mode: str = "RGB", size: int = 64) -> Picture:
    """A picture of random colours, far from each other, to be made `size` large (56 or more: the frame is narrow)."""
    palette: list[int] = []
    if mode == "L":
        colours: list = draw.choice([[40, 200, 130], [90, 20, 180], [200, 100, 160]])
        colours = [grey + draw.randrange(-8, 9) for grey in colours]
    elif mode == "1":
        colours = draw.choice([[0, 255, 0], [255, 0, 255]])
    elif mode == "CMYK":
        colours = [[200, 20, 60, 30], [30, 180, 90, 90], [80, 60, 220, 10]]
        colours = [tuple(ink + draw.randrange(-9, 10) for ink in inks) for inks in draw.sample(colours, 3)]
    else:
        lights = [[200, 90, 30], [40, 190, 110], [90, 30, 200], [200, 180, 60], [20, 70, 140]]
        lights = [[light + draw.randrange(-15, 16) for light in colour] for colour in draw.sample(lights, 5)]
        if mode == "P":
            palette = [light for colour in lights for light in colour]
            colours = draw.sample(range(1, 5), 3)
        else:
            alpha = [255] if mode == "RGBA" else []
            colours = [tuple(colour + alpha) for colour in lights[:3]]
    return mode, sides(draw, size), colours, palette


def boxes(size: tuple[int, int]) -> tuple[tuple[int, int, int, int], tuple[int, int, int, int]]:
    """The boxes (left, top, right, bottom) of what lies inside the frame, and of the block."""
    width, height = size
    x, y = max(3, width // 14), max(3, height // 14)
    return (x, y, width - x, height - y), (width // 2, y, width - x, height // 2)


def draw_picture(fn: Path, picture: Picture) -> None:
    """Write a picture, in the format that its mode is mostly met in."""
    from PIL import Image

    mode, size, (frame, *inner), palette = picture
    im = Image.new(mode, size, frame)
    if palette:
        im.putpalette(palette)
    for colour, box in zip(inner, boxes(size), strict=True):
        im.paste(colour, box)
    if mode in JPEG:
        im.save(fn, "JPEG", quality=100, subsampling=0)
    else:
        im.save(fn, "PNG")


def suffix(mode: str) -> str:
    return ".JPEG" if mode in JPEG else ".PNG"


def recipe(picture: Picture, name: str) -> str:
    """Code that makes the picture, as the file `name`."""
    mode, size, (frame, *inner), palette = picture
    lines = [f'im = Image.new("{mode}", {size}, {frame})']
    lines += [f"im.putpalette({palette})"] * bool(palette)
    if any(colour != frame for colour in inner):
        lines += [f"im.paste({colour}, {box})" for colour, box in zip(inner, boxes(size), strict=True)]
    return "\n".join([*lines, f'im.save("{name}")'])


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
