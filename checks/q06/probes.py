"""Shared by the checks of q06: folders of pictures, and what to say of the pairs that a dataset makes of them.

A row is (split, label, file name, picture): one file in split/label/.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import torch

from autograder.checking import StudentRaised, expect_equal, fail, kind_of, short
from checks.shared.images import Picture, draw, judge_tensor
from data import CLASSES

Row = tuple[str, str, str, Picture]


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
            draw(fn, picture)
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
                outcomes.append("nothing")
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


def observe(student: Any, probe: Callable, rows: list[Row], vocab: list[str], *args: Any, tried: str) -> Any:
    """As `student.observe`, with a guess at what an exception means."""
    try:
        return student.observe(probe, rows, vocab, *args, tried=tried)
    except StudentRaised as raised:
        error, modes = raised.error, {picture[0] for *_, picture in rows}
        if error.type == "NameError" and "vocab" in error.says:
            raised.meaning = "The dataset is given its vocab: keep it in __init__, as self.vocab for example."
        elif (error.type == "KeyError" and error.says.strip("'\"") in vocab) or "not in list" in error.says:
            raised.meaning = (
                "A label was looked up and not found. Is it looked up in the vocab that the dataset was given, and "
                "is it the name of the image's own folder?"
            )
        elif error.type == "TypeError" and "has no len()" in error.says:
            raised.meaning = "len(ds) calls a method of the dataset's, and there is none of that name yet."
        elif "L" in modes and error.type in ("RuntimeError", "ValueError", "IndexError"):
            raised.meaning = "One of these images is grayscale: as it is stored it has one channel only. Convert every image to RGB."
        raise


def judge_item(
    item: Any, row: Row, rows: list[Row], vocab: list[str], size: int, *, label: bool = True
) -> None:
    """Fail unless an item is the pair of its picture and, where that is looked at, its label's number."""
    if not isinstance(item, tuple) or len(item) != 2:
        what = f"{len(item)} things" if isinstance(item, tuple) else f"one thing, {short(item)}"
        fail("ds[i] is a pair: the image, then its label's number.", expected="(x, y)", got=what)
    x, y = item
    if isinstance(y, torch.Tensor) and y.ndim == 3:
        fail("The image comes first, and then the label's number.", expected="(x, y)", got="(y, x)")
    judge_tensor(x, row[3], size)
    if label:
        judge_label(y, row, rows, vocab)


def judge_label(y: Any, row: Row, rows: list[Row], vocab: list[str]) -> None:
    _, label, name, _ = row
    number = vocab.index(label)
    expected = f"tensor({number}), int64, for {label!r} in a vocab of {short(vocab)}"
    got = f"{short(y)} ({kind_of(y)})"
    if isinstance(y, str):
        fail("y is the label's name. Its number is wanted: the place in vocab.", expected=expected, got=got)
    if not isinstance(y, torch.Tensor):
        why = "y is to be a tensor, so that labels can be stacked into a batch: torch.tensor(number)."
        fail(why, expected=expected, got=got)
    if tuple(y.shape) != ():
        why = "y is one number, of shape (). torch.tensor(5) has that shape, and torch.tensor([5]) has one dimension."
        fail(why, expected=expected, got=got)
    if y.dtype != torch.int64:
        why = "y is to be int64, which torch.tensor makes of a Python int: it is an index."
        fail(why, expected=expected, got=got)
    found = [other for _, other, _, _ in rows]
    unique = sorted(set(found), key=found.index)
    ways = [
        (
            sorted(CLASSES),
            "This is the place among all classes of the notebook's path. Is a global vocab used?",
        ),
        (sorted(vocab), "This is the place in the sorted vocab. Keep the order of the vocab that was given."),
        (
            unique,
            "This is the place among the labels of these files. The vocab was given, and may hold more.",
        ),
        (sorted(unique), "This is the place among the labels of these files, sorted. The vocab was given."),
    ]
    if y.item() != number:
        mistakes = [(order.index(label), why) for order, why in ways if label in order]
        if label not in name:
            mistakes += [
                (i, "The label is the name of the image's folder, and not in its file's name.")
                for i, other in enumerate(vocab)
                if name.startswith(other)
            ]
        why = "y is the place in vocab of the name of the image's own folder."
        expect_equal(y.item(), number, why=why, mistakes=mistakes)
