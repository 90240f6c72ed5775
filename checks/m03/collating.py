"""Shared by the checks of m03: what collate makes of some items."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import expect_equal, fail, kind_of, short
from checks.m03.probes import observed


def item(i: int, shape: list[int], dtype: str, first: int, label: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Item i of a dataset in which the numbers of item 0 start from `first`."""
    n = torch.Size(shape).numel()
    return (torch.arange(n) + 10 * i + first).reshape(shape).to(getattr(torch, dtype)), torch.tensor(label)


def collated(names: Any, idxs: list[int], shape: list[int], dtype: str, first: int, labels: list[int]) -> Any:
    from course_helpers.items import Items

    return names.collate(idxs, Items(10, lambda i: item(i, shape, dtype, first, labels[i])))


def unordered(student: Any, n: int, size: int) -> list[int]:
    """`size` of the indices below `n`, not in order."""
    idxs = student.random.sample(range(n), size)
    return idxs if idxs != sorted(idxs) else idxs[::-1]


def judge_collate(student: Any, idxs: list[int], shape: list[int], dtype: str = "float32") -> None:
    """Fail unless collate stacks the items at these indices, in this order. The dataset's ten items are drawn."""
    first = student.random.randrange(100)
    labels = student.random.sample(range(10, 100), 10)  # none of them is an index, or comes twice
    tried = f"collate({idxs}, ds)   # ds[i][0] has the shape {tuple(shape)}, ds[i][1] is a label"
    got = observed(student, collated, idxs, shape, dtype, first, labels, tried=tried)
    if not isinstance(got, tuple | list) or len(got) != 2:
        fail("collate returns a pair (xb, yb).", expected="(xb, yb)", got=short(got))

    def stacked(idxs: list[int]) -> dict[str, torch.Tensor]:
        xs, ys = zip(*(item(i, shape, dtype, first, labels[i]) for i in idxs), strict=True)
        return {"xb": torch.stack(xs), "yb": torch.stack(ys)}

    right, in_order = stacked(idxs), stacked(sorted(idxs))
    for name, value in zip(("xb", "yb"), got, strict=True):
        if not isinstance(value, torch.Tensor):
            why = f"{name} is one tensor: torch.stack makes it of all the items' tensors."
            fail(
                why,
                tried=f"{tried}\n{name}",
                expected=short(right[name]),
                got=f"{short(value)}, of type {kind_of(value)}",
            )
        if tuple(value.shape) != tuple(right[name].shape):
            why = f"{name} has another shape. torch.stack puts the items along a new first dimension; torch.cat joins them along one that they have."
            if isinstance(got[0], torch.Tensor) and torch.equal(got[0], right["yb"]):
                why = "The pair is the wrong way round: xb comes first, and then yb."
            fail(why, tried=f"{tried}\n{name}", expected=short(right[name]), got=short(value))
        why = f"{name} stacks the items at these indices, in the order of the indices."
        if value.dtype != right[name].dtype:
            why = f"{name} has another dtype than the items: {str(right[name].dtype)[6:]} became {str(value.dtype)[6:]}."
        mistakes = [
            (in_order[name], f"{name} is in the order of the dataset. It has the order of the indices.")
        ]
        expect_equal(value, right[name], tried=f"{tried}\n{name}", why=why, mistakes=mistakes)
