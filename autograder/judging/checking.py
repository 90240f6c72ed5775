"""What a check is written with.

    HINTS = ["a nudge", "nearly the answer"]

    @required
    def test_first_twenty(student):
        "fibonacci() returns the first 20 numbers"
        expect_equal(student.call("fibonacci"), FIRST_20, mistakes=[(FIRST_20[1:], "It starts at 1, 1.")])

The docstring is the line that the student reads. `student` is `autograder.judging.student.Student`. A check may also
just `assert`, but the functions here say more to whom it fails.
"""

from __future__ import annotations

import functools
import pickle
from collections.abc import Callable, Sequence
from typing import Any, NoReturn, ParamSpec, TypeVar

import pytest

from autograder.judging.feedback import close, difference, kind_of, same, short
from autograder.reporting.report import Chart, Failure, Line

P = ParamSpec("P")
T = TypeVar("T")

required = pytest.mark.required
"""Marks the point of the question: when this check fails, the exercise scores nothing."""

REMEMBERED = 64
"""How many right answers `remembered` keeps of each function."""


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


Mistakes = Sequence[tuple[Any, str]]


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


def expect_equal(got: Any, expected: Any, *, why: str = "", tried: str = "", mistakes: Mistakes = ()) -> None:
    """Fail unless `got` equals `expected` and has the same types all the way down.

    `mistakes` are pairs (what comes of a known mistake, what to say of it); the first that fits is told.
    """
    if not same(got, expected):
        meaning = next((says for wrong, says in mistakes if same(got, wrong)), why)
        _differ(got, expected, meaning, tried)


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

    The tolerances suit a float32 computation held against a float64 truth.
    """
    if not close(got, expected, rtol, atol):
        meaning = next((says for wrong, says in mistakes if close(got, wrong, rtol, atol)), why)
        _differ(got, expected, meaning, tried, chart)


def _differ(got: Any, expected: Any, why: str, tried: str, chart: Chart | None = None) -> NoReturn:
    what = difference(got, expected)
    if not what and kind_of(got) != kind_of(expected):
        what = f"the type is {kind_of(got)} instead of {kind_of(expected)}"
    seen = f"{short(got)}" + (f"\n({what})" if what else "")
    fail(why, tried=tried, expected=short(expected), got=seen, chart=chart)


def curves(title: str, x: str, y: str, **lines: list[float]) -> Chart:
    """A chart of curves over 0, 1, 2, ...: `curves("Schedule", "batch", "rate", yours=..., right=...)`."""
    return Chart(title, x, y, [Line(label, [float(v) for v in ys]) for label, ys in lines.items()])
