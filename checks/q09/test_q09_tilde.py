"""Checks of q09: supports_tilde and invert(mask)."""

import numpy as np

from autograder.checking import fail, kind_of, required, short
from checks.q09.probes import MEANINGS, drawn, judge_invert  # noqa: F401

HINTS = [
    "Make a mask of two elements of each type and put ~ in front: `~L(True, False)`, `~torch.tensor([True, False])`, and so "
    "on. One of the five raises a TypeError.",
    "For the four that support ~, `~mask` has the right type and keeps labels and shape. Only one type needs more: ask with "
    "`isinstance(mask, list)`.",
    "For a list: `[not m for m in mask]`. (`~m` would give -2 and -1.) For all others: `return ~mask`.",
]
PASSED = "The chapter's `files[~mask]` works because L gives ~ the meaning that arrays and tensors give it."

SUPPORTS = {"L": True, "Tensor": True, "ndarray": True, "list": False, "DataFrame": True}


def answers(names):
    from collections.abc import Mapping

    found = names.supports_tilde
    return dict(found) if isinstance(found, Mapping) else found


def test_supports_tilde(student):
    "supports_tilde says for each of the five types whether ~ inverts its masks"
    found = student.observe(answers, tried="supports_tilde")
    if not isinstance(found, dict):
        fail("supports_tilde should be a dict.", expected="a dict", got=f"{short(found)} ({kind_of(found)})")
    for kind in SUPPORTS:
        if kind not in found:
            fail(
                f"There is no key {kind!r}.",
                expected=f"the keys {', '.join(SUPPORTS)}",
                got=short(list(found)),
            )
        value = found[kind]
        if not isinstance(value, bool | np.bool_):
            why = f"The value for {kind!r} should be True or False."
            fail(why, tried=f"supports_tilde[{kind!r}]", got=f"{short(value)} ({kind_of(value)})")
    wrong = [kind for kind, right in SUPPORTS.items() if bool(found[kind]) != right]
    if wrong:
        fail(
            f"{' and '.join(wrong)}: this is wrong. Try ~ on a small mask of that type: does it give the opposite mask?",
            expected="what ~ does",
            got=", ".join(f"{kind}: {bool(found[kind])}" for kind in SUPPORTS),
        )


@required
def test_arrays(student):
    "invert gives the opposite mask for an array, a tensor and an L, each as the type that it was"
    for kind in ("ndarray", "Tensor", "L"):
        judge_invert(student, kind, drawn(student.random, 5))


def test_list(student):
    "a list gives a list of the opposite bools"
    judge_invert(student, "list", drawn(student.random, 4))


def test_frame(student):
    "a frame gives a frame of the opposite bools, with its index and columns"
    judge_invert(
        student, "DataFrame", drawn(student.random, 3, 2), ["tench", "church", "golf ball"], ["red", "round"]
    )


def test_two_dimensions(student):
    "arrays and tensors may have more than one dimension"
    for kind in ("ndarray", "Tensor"):
        judge_invert(student, kind, drawn(student.random, 2, 3))
        judge_invert(student, kind, drawn(student.random, 2, 2, 2))
