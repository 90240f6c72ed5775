"""Shared by the checks of q07: one picture, opened by load_rgb."""

from __future__ import annotations

from typing import Any

from autograder.checking import StudentRaised
from checks.shared.images import Picture, draw, judge_tensor, suffix

MODES = {
    "RGB": "an RGB image",
    "L": "a grayscale image (mode L)",
    "RGBA": "an opaque image with an alpha channel (mode RGBA)",
    "P": "a palette image (mode P)",
    "CMYK": "an image in printing inks (mode CMYK)",
    "1": "a bilevel image (mode 1)",
}


def load(names: Any, picture: Picture, name: str, args: tuple, kwargs: dict) -> Any:
    """What load_rgb makes of a picture, which is a file only for so long."""
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        fn = Path(folder) / name
        draw(fn, picture)
        return names.load_rgb(fn, *args, **kwargs)


def judge_mode(student: Any, picture: Picture, size: int | None = None, *, by_name: bool = True) -> None:
    """Fail unless load_rgb returns the picture."""
    mode, (width, height), *_ = picture
    args = (size,) if size and not by_name else ()
    kwargs = {"size": size} if size and by_name else {}
    given = f", size={size}" if kwargs else f", {size}" if args else ""
    name = f"image{suffix(mode)}"
    if all(colour == picture[2][0] for colour in picture[2]):
        tried = f'{recipe(picture)}.save("{name}")\nload_rgb(Path("{name}"){given})   # {MODES[mode]}'
    else:
        tried = f"load_rgb(fn{given})   # {MODES[mode]} of {width} x {height} pixels"
    try:
        x = student.observe(load, picture, name, args, kwargs, tried=tried)
    except StudentRaised as raised:
        if mode != "RGB" and raised.error.type not in ("NameError", "FileNotFoundError"):
            raised.meaning = f"It fails on {MODES[mode]}. Does every mode become RGB, before anything counts on three channels?"
        raise
    judge_tensor(x, picture, size or 64)


def recipe(picture: Picture) -> str:
    """Code that makes a picture of one colour."""
    mode, size, (colour, *_), colours = picture
    if mode != "P":
        return f'Image.new("{mode}", {size}, {colour})'
    return f'Image.new("RGB", {size}, {tuple(colours[3 * colour : 3 * colour + 3])}).quantize()'


def palette(random: Any) -> list[int]:
    """256 colours, each unlike the grey of its own number."""
    found: list[int] = []
    for i in range(256):
        found += [random.randrange(150, 256), random.randrange(60, 110), 255 - i]
    return found
