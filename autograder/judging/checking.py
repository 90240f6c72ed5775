"""The words that a check fails with.

    @required
    def test_first_twenty(student):
        "fibonacci() returns the first 20 numbers"
        expect_equal(student.call("fibonacci"), FIRST_20, mistakes=[(FIRST_20[1:], "It starts at 1, 1.")])

A mistake is a pair: what it gives, as a value or as a question about it, and what to say.
"""

from __future__ import annotations

import functools
import math
import pickle
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, ParamSpec, TypeVar

import pytest

from autograder.judging.feedback import (
    as_floats_of,
    close,
    difference,
    is_array,
    is_number,
    is_sequence,
    kind_of,
    same,
    short,
)
from autograder.judging.meanings import NOTHING_RETURNED
from autograder.reporting.report import Chart, Failure, Line

P = ParamSpec("P")
T = TypeVar("T")

required = pytest.mark.required
"""Marks the point of the question: when this check fails, the exercise scores nothing."""

REMEMBERED = 64
"""How many right answers `remembered` keeps of each function."""

Mistakes = Sequence[tuple[Any, str]]
"""Pairs: a value that a known mistake gives, or a function that recognises it, and the sentence that explains it."""

Cases = Sequence[tuple[object, str]]
"""Pairs: a condition, or a function of no arguments that works it out, and the sentence for it."""


class CheckFailed(AssertionError):
    """A check that did not pass, as data. An empty `tried` is filled in with what was last observed."""

    def __init__(self, failure: Failure):
        super().__init__(failure.text())
        self.failure = failure


def fail(
    why: str,
    *,
    tried: str = "",
    expected: str = "",
    got: str = "",
    lines: list[str] | None = None,
    chart: Chart | None = None,
) -> NoReturn:
    """End the check as failed. `why` says what is wrong and what that usually means."""
    raise CheckFailed(Failure(why, tried, expected, got, lines or [], chart))


def expect(condition: object, why: str, *, tried: str = "", expected: str = "", got: str = "") -> None:
    """Fail unless `condition` is true."""
    if not condition:
        fail(why, tried=tried, expected=expected, got=got)


def which(*cases: tuple[object, str], otherwise: str = "") -> str:
    """The sentence of the first case that holds.

        fail(which((not log, "No method was called."), (log == right[::-1], "In reverse."), otherwise="..."), ...)

    A condition may be a function of no arguments, which is called when its turn comes.
    """
    for condition, says in cases:
        if condition() if callable(condition) else condition:
            return says
    return otherwise


def expect_equal(got: Any, expected: Any, *, why: str = "", tried: str = "", mistakes: Mistakes = ()) -> None:
    """Fail unless `got` equals `expected` and has the same types all the way down.

    The first of the `mistakes` that fits is told; then what any student may have done (nothing returned, another type);
    then `why`.
    """
    if not same(got, expected):
        _differ(got, expected, _known(got, mistakes, same) or _usual(got, expected, dtype=True) or why, tried)


def expect_close(
    got: Any,
    expected: Any,
    *,
    rtol: float = 1e-4,
    atol: float = 1e-6,
    why: str = "",
    tried: str = "",
    mistakes: Mistakes = (),
    chart: Chart | None = None,
) -> None:
    """Fail unless numbers, tensors, or nested lists of numbers agree within `atol + rtol * |expected|`.

    The tolerances suit a float32 computation held against a float64 truth. `mistakes` and `why` as for `expect_equal`.
    """
    if not close(got, expected, rtol, atol):
        alike = functools.partial(close, rtol=rtol, atol=atol)
        says = _known(got, mistakes, alike) or _usual(got, expected) or why
        _differ(got, as_floats_of(got, expected), says, tried, chart)


def expect_tensor(
    got: Any,
    expected: Any,
    *,
    dtype: str = "",
    rtol: float = 1e-4,
    atol: float = 1e-6,
    why: str = "",
    tried: str = "",
    mistakes: Mistakes = (),
) -> None:
    """Fail unless `got` is a tensor of the shape of `expected`, of this `dtype` where one is named, with its values."""
    if is_array(got) and tuple(got.shape) == tuple(expected.shape):
        found = str(got.dtype).removeprefix("torch.")
        if dtype and found != dtype:
            fail(f"The dtype is {found}. It should be {dtype}.", tried=tried, expected=dtype, got=found)
    expect_close(got, expected, rtol=rtol, atol=atol, why=why, tried=tried, mistakes=mistakes)


def _known(got: Any, mistakes: Mistakes, alike: Callable[[Any, Any], bool]) -> str:
    """What to say of the first mistake that gives `got`."""
    for wrong, says in mistakes:
        if _holds(wrong, got) if callable(wrong) else alike(got, wrong):
            return says
    return ""


def _holds(recognised: Callable[[Any], object], got: Any) -> bool:
    """Whether a mistake is recognised in `got`, which may be anything: what the question cannot be asked of is not it."""
    try:
        return bool(recognised(got))
    except (TypeError, AttributeError, IndexError, KeyError, ValueError, RuntimeError):
        return False


def _usual(got: Any, expected: Any, dtype: bool = False) -> str:
    """What any student may have done, by what came back: nothing returned, or a value of another type or shape."""
    if got is None:
        return NOTHING_RETURNED if expected is not None else ""
    if type(got) is not type(expected) and not (_number(got) and _number(expected)):
        return _other_type(got, expected)
    if is_array(expected) and is_array(got):
        if tuple(got.shape) != tuple(expected.shape):
            return f"The shape is {tuple(got.shape)}. It should be {tuple(expected.shape)}."
        if dtype and got.dtype != expected.dtype:
            found, wanted = (str(o.dtype).removeprefix("torch.") for o in (got, expected))
            return f"The dtype is {found}. It should be {wanted}."
    return ""


def _other_type(got: Any, expected: Any) -> str:
    found, wanted = kind_of(got), kind_of(expected)
    if is_sequence(got) and is_sequence(expected) and same(list(got), list(expected)):
        return f"The items are right, but they are in a {found}. Return {_a(wanted)}."
    if is_sequence(expected) and found in (
        "generator",
        "map",
        "filter",
        "zip",
        "range",
        "dict_values",
        "dict_keys",
    ):
        return f"This is {_a(found)}, not {_a(wanted)}: its items are still to come. {wanted}(...) collects them."
    return f"This is {_a(found)}. It should be {_a(wanted)}."


def _a(kind: str) -> str:
    return f"{'an' if kind[:1] in 'aeiouAEIOL' and kind[:4] != 'List' else 'a'} {kind}"


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _differ(got: Any, expected: Any, why: str, tried: str, chart: Chart | None = None) -> NoReturn:
    what = difference(got, expected)
    seen = f"{short(got)}" + (f"\n({what})" if what else "")
    fail(why, tried=tried, expected=short(expected), got=seen, chart=chart)


def remembered(function: Callable[P, T]) -> Callable[P, T]:
    """Remember what a function of plain data has returned: a right answer that takes long to work out.

    All of a class are asked the same, and so is an answer that is checked again on every save. Nobody may change what is
    returned.
    """

    @functools.lru_cache(REMEMBERED)
    def by_key(key: bytes) -> T:
        args, kwargs = pickle.loads(key)
        return function(*args, **kwargs)

    @functools.wraps(function)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        return by_key(pickle.dumps((args, kwargs)))

    return asked


def curves(title: str, x: str, y: str, **lines: list[float]) -> Chart:
    """A chart of curves over 0, 1, 2, ...: `curves("Schedule", "batch", "rate", yours=..., right=...)`.

    What is no number, or none that a float has room for, is a gap.
    """
    return Chart(title, x, y, [Line(label, [_drawn(v) for v in _listed(ys)]) for label, ys in lines.items()])


def _listed(values: Any) -> list[Any]:
    return list(values) if isinstance(values, list | tuple) else []


def _drawn(value: Any) -> float:
    try:
        return float(value) if is_number(value) else math.nan
    except (OverflowError, TypeError, ValueError):
        return math.nan
