"""Shared by the checks of q07: one picture, opened by load_rgb."""

from __future__ import annotations

from typing import Any

from autograder.checking import Student
from checks.shared.image_tensors import judge_tensor
from checks.shared.images import Picture, draw_picture, recipe, suffix

MODES = {
    "RGB": "an RGB image",
    "L": "a grayscale image (mode L)",
    "RGBA": "an image with an alpha channel (mode RGBA)",
    "P": "a palette image (mode P)",
    "CMYK": "an image in printing inks (mode CMYK)",
    "1": "a bilevel image (mode 1)",
}
ANY_MODE = ("ValueError", "RuntimeError", "IndexError", "TypeError", "KeyError", "OSError", "AttributeError")

MEANINGS = {
    "Unknown resampling filter": "`resize` takes both sides in one tuple: `resize((size, size))`.",
    "'int' object is not": "`resize` takes both sides in one tuple: `resize((size, size))`.",
    "'PosixPath' object has no attribute": "`fn` is only a path. `Image.open(fn)` gives the image.",
    "'numpy.ndarray' object has no attribute": "This is a NumPy array, and the method is a tensor's. `torch.tensor(...)` makes a "
    "tensor of it.",
    "'Tensor' object has no attribute": "This is a tensor, and the method is PIL's or NumPy's. Do that step before you make the "
    "tensor.",
    "'Image' object is not callable": "`Image.open(fn)` opens an image.",
    "can't be cast to": "Dividing in place keeps the bytes. Write `x = x / 255`, which makes a new tensor of floats.",
    "for /: 'Image' and": "A PIL image cannot be divided. `np.array(image)` has its numbers.",
    "for /: 'JpegImageFile' and": "A PIL image cannot be divided. `np.array(image)` has its numbers.",
    "spatial dimensions": "`F.interpolate` takes a batch with the channels first, (n, c, h, w). PIL's `resize` takes the image.",
    "image has wrong mode": "PIL does not know this conversion. Red, green and blue are the mode `'RGB'`.",
    "conversion from": "PIL does not know this conversion. Red, green and blue are the mode `'RGB'`.",
    "Could not infer dtype of": "A PIL image becomes an array first: `torch.tensor(np.array(image))`.",
}


def load(names: Any, picture: Picture, name: str, args: tuple, kwargs: dict) -> Any:
    """What load_rgb makes of a picture, which is a file only for so long."""
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        fn = Path(folder) / name
        draw_picture(fn, picture)
        return names.load_rgb(fn, *args, **kwargs)


def judge_mode(student: Student, picture: Picture, size: int | None = None, *, by_name: bool = True) -> None:
    """Fail unless load_rgb returns the picture."""
    mode = picture[0]
    args = (size,) if size and not by_name else ()
    kwargs = {"size": size} if size and by_name else {}
    given = f", size={size}" if kwargs else f", {size}" if args else ""
    name = f"image{suffix(mode)}"
    it_fails = f"It fails on {MODES[mode]}. Convert every image to RGB first, before anything relies on three channels."
    x = student.observe(
        load,
        picture,
        name,
        args,
        kwargs,
        tried=f'{recipe(picture, name)}\nload_rgb(Path("{name}"){given})   # {MODES[mode]}',
        meanings=MEANINGS if mode == "RGB" else MEANINGS | dict.fromkeys(ANY_MODE, it_fails),
    )
    judge_tensor(x, picture, size or 64)
