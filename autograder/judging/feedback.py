"""Values in words: cut sensibly, and compared so that the difference can be seen."""

from __future__ import annotations

import math
import reprlib
from itertools import islice
from typing import Any, TypeGuard

import numpy as np

from autograder.inside.values import Opaque, loaded


def is_array(value: Any) -> bool:
    """Whether it is a tensor or an ndarray."""
    return isinstance(value, (np.ndarray, loaded("Tensor")))


def is_sequence(value: Any) -> TypeGuard[list]:
    """Whether it is a list, a tuple or an `L`."""
    return isinstance(value, (list, tuple, loaded("L")))


def as_float64(value: Any) -> np.ndarray:
    """The numbers of a tensor or an ndarray, of any dtype."""
    return np.asarray(value if isinstance(value, np.ndarray) else value.double(), dtype=np.float64)


def as_floats_of(got: Any, expected: Any) -> Any:
    """What is expected, in the float type of what was got: nobody has to meet the float64 of a truth."""
    tensor = loaded("Tensor")
    both = isinstance(got, tensor) and isinstance(expected, tensor)
    if not both or not (got.is_floating_point() and expected.is_floating_point()):
        return expected
    return expected.to(got.dtype)


class _Short(reprlib.Repr):
    """Python's own shortened repr, with six digits of a float and each dict in its own order."""

    def repr_float(self, value: float, level: int) -> str:
        return repr(float(f"{value:.6g}"))

    def repr_dict(self, value: dict, level: int) -> str:
        if value and level <= 0:
            return "{...}"
        shown = [
            f"{self.repr1(k, level - 1)}: {self.repr1(v, level - 1)}"
            for k, v in islice(value.items(), self.maxdict)
        ]
        return "{" + ", ".join([*shown, *["..."] * (len(value) > self.maxdict)]) + "}"


_short = _Short()
_short.maxlist = _short.maxtuple = _short.maxset = 24
_short.maxdict = 12
_short.maxstring = _short.maxother = 160
_short.maxlong = 60
_short.maxlevel = 4


def short(value: Any) -> str:
    """A value on a line or two: long ones are cut, tensors are described."""
    if is_array(value):
        return describe_array(value)
    if isinstance(value, loaded("L")):
        items: Any = value
        return f"L({short(list(items))})"
    if isinstance(value, Opaque):
        return f"{value!r} (of type {value.type})" if value.text else f"something of type {value.type}"
    try:
        return _short.repr(value)
    except ValueError:  # an integer too long to be written out
        return f"a {type(value).__name__} too long to show"


def describe_array(value: Any) -> str:
    kind = "tensor" if not isinstance(value, np.ndarray) else "array"
    dtype = str(value.dtype).removeprefix("torch.")
    flat = value.reshape(-1)
    numbers = ", ".join(_number(o) for o in flat[:6].tolist()) + (", ..." if len(flat) > 6 else "")
    return f"{kind} of shape {tuple(value.shape)}, {dtype}: {numbers}"


def _number(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def same(got: Any, expected: Any) -> bool:
    """Equal, and of the same types all the way down (`1`, `1.0` and `True` differ, as do list and tuple)."""
    if is_array(expected):
        if type(got) is not type(expected) or got.dtype != expected.dtype or got.shape != expected.shape:
            return False
        return bool(np.array_equal(np.asarray(got), np.asarray(expected)))
    if type(got) is not type(expected):
        return False
    if is_sequence(expected):
        return len(got) == len(expected) and all(same(a, b) for a, b in zip(got, expected, strict=True))
    if isinstance(expected, dict):
        return got.keys() == expected.keys() and all(same(got[k], v) for k, v in expected.items())
    return bool(got == expected)


def kind_of(value: Any) -> str:
    """The type of a value as a student would name it."""
    return value.type if isinstance(value, Opaque) else type(value).__name__


def is_number(value: Any) -> bool:
    return isinstance(value, int | float | np.integer | np.floating) and not isinstance(value, bool)


def close(got: Any, expected: Any, rtol: float, atol: float) -> bool:
    """Whether numbers, or nested lists and tuples of numbers, agree within `atol + rtol * |expected|`."""
    if is_sequence(expected):
        return (
            is_sequence(got)
            and len(got) == len(expected)
            and all(close(a, b, rtol, atol) for a, b in zip(got, expected, strict=True))
        )
    if is_array(expected):
        truth = np.asarray(expected, dtype=np.float64)
        if not is_array(got) or tuple(got.shape) != truth.shape:
            return False
        values = as_float64(got)
        return bool(np.allclose(values, truth, rtol=rtol, atol=atol, equal_nan=True))
    if is_number(expected) and is_number(got):
        if math.isnan(expected):
            return math.isnan(got)
        return math.isclose(got, expected, rel_tol=rtol, abs_tol=atol)
    return same(got, expected)


def difference(got: Any, expected: Any) -> str:
    """What of two values differs first, or worst; empty where the values themselves say it better."""
    if is_array(expected) and is_array(got):
        return _array_difference(got, expected)
    if is_sequence(expected) and is_sequence(got):
        if len(got) != len(expected):
            there = "is 1 item" if len(got) == 1 else f"are {len(got)} items"
            return f"there {there} instead of {len(expected)}"
        if len(expected) > 6:
            for i, (a, b) in enumerate(zip(got, expected, strict=True)):
                if not close(a, b, 1e-4, 1e-12):
                    return f"first difference at [{i}]: {short(a)} instead of {short(b)}"
    return ""


def _array_difference(got: Any, expected: Any) -> str:
    if tuple(got.shape) != tuple(expected.shape):
        return f"the shape is {tuple(got.shape)} instead of {tuple(expected.shape)}"
    a, b = as_float64(got), as_float64(expected)
    if not a.size or not a.shape:
        return ""
    gap = np.nan_to_num(np.abs(a - b), nan=math.inf).reshape(-1)
    worst = int(gap.argmax())
    if not gap[worst]:
        return ""  # it is the dtype that differs
    where = [int(i) for i in np.unravel_index(worst, a.shape)]
    x, y = a.reshape(-1)[worst].item(), b.reshape(-1)[worst].item()
    return f"the worst element is {where}: {_number(x)} instead of {_number(y)}"
