"""Shared by the checks of q14: a batch, what the student's function makes of it, and what it shows after a change."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import expect_close, fail, kind_of, short

ORDER = {"to_nchw": (0, 3, 1, 2), "to_nhwc": (0, 2, 3, 1)}
AXES = {"to_nchw": "(n, c, h, w)", "to_nhwc": "(n, h, w, c)"}


def moved(names: Any, name: str, xb: Any, later: Any, strided: bool) -> dict:
    """The result for `xb`, and what it holds once the numbers `later` have been written into `xb`."""
    import torch

    if strided:  # every other row of a larger batch: no tensor that lies in memory in one piece
        large = torch.zeros(xb.shape[0], 2 * xb.shape[1], *xb.shape[2:], dtype=xb.dtype)
        large[:, ::2] = xb
        xb = large[:, ::2]
    else:
        xb = xb.clone()  # in a notebook it is the check's own
    given = xb.clone()
    result = getattr(names, name)(xb)
    seen = {"result": result.clone() if isinstance(result, torch.Tensor) else result}
    seen["kept"] = torch.equal(xb, given)
    xb.copy_(later)
    seen["later"] = result.clone() if isinstance(result, torch.Tensor) else None
    return seen


def there_and_back(names: Any, xb: Any) -> Any:
    return names.to_nhwc(names.to_nchw(xb.clone()))


MEANINGS = {
    "view size is not compatible": "view counts the numbers off in the order of memory. It cannot change the order of dimensions.",
    "invalid for input of size": "The sizes are written into the function. Take them from xb.shape, or better: reorder the dimensions.",
    "does not match": "permute takes one number for each of the four dimensions: xb.permute(0, ...).",
    "duplicate dims": "Each of the four dimensions 0, 1, 2, 3 has to come once in permute.",
    "Dimension out of range": "The batch has four dimensions, numbered 0, 1, 2, 3.",
    "dims": "The batch has four dimensions, numbered 0, 1, 2, 3. Each has to come once.",
}


def judge(student: Any, name: str, sizes: tuple, dtype: Any = torch.float32, strided: bool = False) -> None:
    """Fail unless the result has the right numbers in the right places, whatever memory they lie in."""
    xb, later = numbers(sizes, dtype), numbers(sizes, dtype, start=1)
    seen = student.observe(moved, name, xb, later, strided, tried=shown(name, sizes, dtype, strided))
    if not seen["kept"]:
        fail("The call has changed the numbers in the batch that it was given. Leave them as they are.")
    expect_places(name, seen["result"], xb)


def judge_shared(student: Any, name: str, sizes: tuple, strided: bool = False) -> None:
    """Fail unless the result is another view of the same memory."""
    xb, later = numbers(sizes, torch.float32), -numbers(sizes, torch.float32, start=5)
    tried = shown(name, sizes, torch.float32, strided, " yb =") + "\nxb[...] = other_numbers\nyb"
    seen = student.observe(moved, name, xb, later, strided, tried=tried)
    expect_places(name, seen["result"], xb)
    expect_close(
        seen["later"],
        later.permute(ORDER[name]),
        why="What is written into the batch does not show in the result, so the result is a copy. Reordering dimensions needs "
        "none: leave out contiguous(), clone() and whatever else copies.",
    )


def shown(name: str, sizes: tuple, dtype: Any, strided: bool, before: str = "") -> str:
    count = torch.Size(sizes).numel()
    kind = "" if dtype == torch.int64 else f", dtype={dtype}"
    if strided:
        larger = (sizes[0], 2 * sizes[1], *sizes[2:])
        made = f"torch.arange({2 * count}{kind}).reshape{larger}[:, ::2]"
    else:
        made = f"torch.arange({count}{kind}).reshape{tuple(sizes)}"
    return f"xb = {made}\n{before.strip()}{' ' if before else ''}{name}(xb)"


def numbers(sizes: tuple, dtype: Any, start: int = 0) -> torch.Tensor:
    count = torch.Size(sizes).numel()
    return (torch.arange(count) + start).to(dtype).reshape(sizes)


def expect_places(name: str, got: Any, xb: torch.Tensor) -> None:
    right = xb.permute(ORDER[name])
    if not isinstance(got, torch.Tensor):
        fail(
            "It returns None. Is there a return?"
            if got is None
            else f"Return a tensor. This is a {kind_of(got)}.",
            expected=short(right),
            got=short(got),
        )
    if got.shape != right.shape:
        a, b, c, d = xb.shape
        names = dict(zip("nhwc" if name == "to_nchw" else "nchw", (a, b, c, d), strict=True))
        sizes = ", ".join(f"{key}={size}" for key, size in names.items())
        swapped = right.transpose(-1, -2) if name == "to_nchw" else right.transpose(1, 2)
        why = f"The result should be {AXES[name]}, with {sizes} here."
        if got.shape == swapped.shape:
            why = f"Height and width are swapped: the images lie on their side. {why}"
        elif got.shape == xb.shape:
            why = f"The dimensions are in the order in which they came. {why}"
        else:
            why = f"The dimensions are not in the right order: where does each of them belong? {why}"
        fail(why, expected=str(tuple(right.shape)), got=str(tuple(got.shape)))
    swapped = right.transpose(-1, -2) if name == "to_nchw" else right.transpose(1, 2)
    mistakes = [
        (
            xb.reshape(right.shape),
            "The shape is right, but the pixels are scrambled: reshape and view count the numbers off in the order in "
            "which they lie in memory. The order of the dimensions has to change.",
        ),
        (
            swapped.reshape(right.shape),
            "The pixels are scrambled: dimensions were swapped and then reshaped.",
        ),
    ]
    if swapped.shape == right.shape:
        mistakes.insert(0, (swapped, "Height and width are swapped: the images lie on their side."))
    expect_close(
        got, right, why="The numbers are not where their pixel and channel belong.", mistakes=mistakes
    )
    if got.dtype != xb.dtype:
        fail(
            "The numbers have another dtype than before. Reordering dimensions leaves it alone.",
            expected=str(xb.dtype),
            got=str(got.dtype),
        )
