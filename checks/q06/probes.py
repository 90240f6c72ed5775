"""Shared by the checks of q06: folders of pictures, and what to say of the pairs that a dataset makes of them.

A row is (split, label, file name, picture): one file in split/label/.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from autograder.checking import Student, expect_equal, fail, kind_of, short, which
from checks.shared.image_tensors import judge_tensor
from checks.shared.images import Picture, draw_picture
from data import CLASSES

Row = tuple[str, str, str, Picture]

_IN_INIT = (
    "The dataset gets it in `__init__`. Keep it there on self, and read it from self in the other methods."
)
_NOT_FOUND = "A label was looked up and not found. Look in the vocab that this dataset was given, for the name of the image's own folder."
_TUPLE = "`resize` takes both sides in one tuple: `resize((size, size))`."
MEANINGS = {
    "name 'vocab'": _IN_INIT,
    "name 'files'": _IN_INIT,
    "name 'size'": _IN_INIT,
    "'ImageDataset' object has no attribute": "`__init__` has to keep this on self, under the same name: `self.files = files`.",
    "takes no arguments": "The class has no `__init__` that takes them. Its name has two underscores on each side.",
    "'ImageDataset' object is not subscriptable": "`ds[i]` calls the method `__getitem__`, and this class has none. (Two underscores "
    "on each side.)",
    "'ImageDataset' has no len()": "`len(ds)` calls the method `__len__`, and this class has none. (Two underscores on each side.)",
    "KeyError": _NOT_FOUND,
    "not in list": _NOT_FOUND,
    "Unknown resampling filter": _TUPLE,
    "'int' object is not": _TUPLE,
    "'PosixPath' object has no attribute": "A path has no such method. `Image.open(fn)` gives the image, which may have it.",
    "'list' object has no attribute 'val2idx'": "Only an L has `val2idx`: call it on the vocab as it was given, or on `L(...)`.",
    "'numpy.ndarray' object has no attribute": "This is a NumPy array, and the method is a tensor's. `torch.tensor(...)` makes a "
    "tensor of it.",
    "too many dimensions 'str'": "A tensor holds numbers, not strings. Look up the label's place in the vocab.",
    "new(): invalid data type 'str'": "A tensor holds numbers, not strings. Look up the label's place in the vocab.",
    "spatial dimensions": "`F.interpolate` takes a batch with the channels first, (n, c, h, w). PIL's `resize` takes the image.",
    "image has wrong mode": "PIL does not know this conversion. Red, green and blue are the mode `'RGB'`.",
    "conversion from": "PIL does not know this conversion. Red, green and blue are the mode `'RGB'`.",
    "Could not infer dtype of": "A PIL image becomes an array first: `torch.tensor(np.array(image))`.",
    "can't be cast to": "Dividing in place keeps the bytes. Write `x = x / 255`, which makes a new tensor of floats.",
}
_GRAYSCALE = (
    "One of these images is grayscale: as it is stored it has only one channel. Convert every image to RGB."
)


def with_files(rows: list[Row], use: Callable) -> Any:
    """What `use` makes of an `L` of the files, which are there only for so long."""
    import tempfile
    from pathlib import Path

    from fastcore.foundation import L

    with tempfile.TemporaryDirectory() as folder:
        files = L()
        for split, label, name, picture in rows:
            fn = Path(folder) / split / label / name
            fn.parent.mkdir(parents=True, exist_ok=True)
            draw_picture(fn, picture)
            files.append(fn)
        return use(files)


def plain(item: Any) -> Any:
    """A pair as a tuple, whatever kind of sequence it is."""
    from fastcore.foundation import L

    return tuple(item) if isinstance(item, tuple | list | L) else item


def items(names: Any, rows: list[Row], vocab: list[str], args: tuple, kwargs: dict) -> list:
    """All items of the student's dataset, asked for from the last to the first, in order."""
    from fastcore.foundation import L

    def use(files: L) -> list:
        ds = names.ImageDataset(files, L(vocab), *args, **kwargs)
        return [plain(ds[i]) for i in reversed(range(len(files)))][::-1]

    return with_files(rows, use)


def lengths(names: Any, rows: list[Row], vocab: list[str]) -> list:
    from fastcore.foundation import L

    return with_files(
        rows, lambda files: [len(names.ImageDataset(files[:n], L(vocab))) for n in range(1, len(files) + 1)]
    )


def loop(names: Any, rows: list[Row], vocab: list[str], beyond: list[int]) -> dict:
    """What a loop over the dataset sees, and what indices beyond its end lead to."""
    from itertools import islice

    from fastcore.foundation import L

    def use(files: L) -> dict:
        ds = names.ImageDataset(files, L(vocab), size=8)
        outcomes = []
        for i in beyond:
            try:
                ds[len(files) + i]
                outcomes.append("no exception")
            except NotImplementedError:
                raise
            except Exception as error:
                outcomes.append("IndexError" if isinstance(error, IndexError) else type(error).__name__)
        try:
            seen = [plain(item) for item in islice(ds, len(files) + 3)]
        except Exception:
            if outcomes == ["IndexError"] * len(beyond):
                raise
            seen = []
        return {"beyond": outcomes, "seen": seen}

    return with_files(rows, use)


def two_at_once(names: Any, first: tuple[list[str], list[Row]], second: tuple[list[str], list[Row]]) -> list:
    """The lengths and first items of two datasets, both made before either is used; `first` is (vocab, rows)."""
    from fastcore.foundation import L

    (vocab, rows), (other_vocab, other_rows) = first, second

    def both(files: L) -> list:
        one = names.ImageDataset(files[: len(rows)], L(vocab), size=24)
        two = names.ImageDataset(files[len(rows) :], L(other_vocab), size=32)
        return [len(one), len(two), plain(one[0]), plain(two[0])]

    return with_files(rows + other_rows, both)


def two_sizes(names: Any, rows: list[Row], vocab: list[str], sizes: list[int]) -> list:
    """The first items of datasets of the same files, one for each size, all made before any is used."""
    from fastcore.foundation import L

    def use(files: L) -> list:
        made = [names.ImageDataset(files, L(vocab), size=size) for size in sizes]
        return [plain(ds[0]) for ds in made]

    return with_files(rows, use)


def judge_items(
    student: Student,
    rows: list[Row],
    vocab: list[str],
    size: int = 64,
    *,
    given: str = "",
    label: bool = True,
) -> None:
    """Fail unless each item of a dataset of these rows is right. `given` is how the size is handed over, as code."""
    args = (size,) if given and "=" not in given else ()
    kwargs = {"size": size} if "=" in given else {}
    gray = any(picture[0] == "L" for *_, picture in rows)
    split, folder, name, _ = rows[0]
    tried = (
        f"ds = ImageDataset(files, L({short(vocab)}){given})\n"
        f"x, y = ds[0]   # files[0] is .../{split}/{folder}/{name}{', some are grayscale' if gray else ''}"
    )
    fails_on_gray = dict.fromkeys(("RuntimeError", "ValueError", "IndexError"), _GRAYSCALE)
    found = student.observe(
        items, rows, vocab, args, kwargs, tried=tried, meanings=MEANINGS | fails_on_gray if gray else {}
    )
    for item, row in zip(found, rows, strict=True):
        judge_item(item, row, rows, vocab, size, label=label)


def judge_item(
    item: Any, row: Row, rows: list[Row], vocab: list[str], size: int, *, label: bool = True
) -> None:
    """Fail unless an item is the pair of its picture and, where that is looked at, its label's number."""
    if not isinstance(item, tuple) or len(item) != 2:
        why = which(
            (item is None, "`ds[i]` is None. Is there a return in `__getitem__`, in every branch?"),
            (isinstance(item, dict), "`ds[i]` is a dict. It should be a pair, `(x, y)`."),
            (
                isinstance(item, torch.Tensor),
                "`ds[i]` is one tensor. It should be a pair: the image, then its label's number.",
            ),
            otherwise="`ds[i]` should be a pair: the image, then its label's number.",
        )
        got = f"{len(item)} things" if isinstance(item, tuple) else short(item)
        fail(why, expected="(x, y)", got=got)
    x, y = item
    if isinstance(y, torch.Tensor) and y.ndim == 3:
        fail("The image should come first, and then the label's number.", expected="(x, y)", got="(y, x)")
    judge_tensor(x, row[3], size)
    if label:
        judge_label(y, row, rows, vocab)


def judge_label(y: Any, row: Row, rows: list[Row], vocab: list[str]) -> None:
    _, label, name, _ = row
    number = vocab.index(label)
    expected = f"y: tensor({number}), int64, for {label!r} in a vocab of {short(vocab)}"
    got = f"y: {short(y)} ({kind_of(y)})"
    if not isinstance(y, torch.Tensor):
        why = which(
            (
                isinstance(y, str),
                "y is the label's name. It should be its number: the label's place in the vocab.",
            ),
            (
                isinstance(y, int),
                "y is a plain int. Make a tensor of it, `torch.tensor(number)`, so that labels can be stacked into a batch.",
            ),
            otherwise=f"y is a {kind_of(y)}. It should be a tensor: the label's place in the vocab.",
        )
        fail(why, expected=expected, got=got)
    if tuple(y.shape) != ():
        why = "y should have shape (), a number alone. `torch.tensor(5)` has that shape; `torch.tensor([5])` has one dimension."
        if y.dtype == torch.float32 and tuple(y.shape) == (number,):
            why = "`torch.Tensor(n)`, with a capital T, makes n numbers without meaning. `torch.tensor(n)` holds the number n."
        elif y.numel() == len(vocab):
            why = "y has a number for each label. It should be a single one: the label's place in the vocab."
        fail(why, expected=expected, got=got)
    if y.dtype != torch.int64:
        found = str(y.dtype).removeprefix("torch.")
        why = f"y is {found}. It should be int64, which `torch.tensor` makes of a Python int."
        fail(why, expected=expected, got=got)
    found_labels = [other for _, other, _, _ in rows]
    unique = sorted(set(found_labels), key=found_labels.index)
    orders = [
        (
            sorted(CLASSES),
            "This is the place among all classes of the notebook's `path`. Use the vocab that was given.",
        ),
        (sorted(vocab), "This is the place in the sorted vocab. Keep the order of the vocab that was given."),
        (
            unique,
            "This is the place among the labels of these files. Use the vocab that was given, which may hold more.",
        ),
        (
            sorted(unique),
            "This is the place among the labels of these files. Use the vocab that was given, which may hold more.",
        ),
    ]
    mistakes: list[tuple[Any, str]] = [
        *((order.index(label), why) for order, why in orders if label in order),
        *(
            (i, "This number belongs to the file's own name. The label is the name of the image's folder.")
            for i, other in enumerate(vocab)
            if name.startswith(other) and label not in name
        ),
        (number + 1, "This is one too many: the first label of the vocab has the number 0."),
        (rows.index(row), "This is the image's own index. y is the place of its label in the vocab."),
    ]
    why = "y should be the place in the vocab of the name of the image's own folder."
    expect_equal(y.item(), number, why=why, mistakes=[(n, says) for n, says in mistakes if n != number])
