"""Shared by the checks of q16: whether a function that could call itself does, while it runs."""

from __future__ import annotations

from typing import Any

TRIED = (12, 26, 300)  # whoever remembers what was found before has something left to do for one of these
ENOUGH = (
    3  # frames of one function at the same time; halving the problem at each step takes as many for TRIED
)


def calls_made(names: Any, n: int) -> tuple[int, dict[str, int]]:
    """During fibonacci(n): how often one piece of the notebook's code was on the stack at the same time, at most; and
    how many calls there were of each function of the notebook's, by name.
    """
    import sys

    own = names._names
    deepest = 0
    frames: dict[
        int, Any
    ] = {}  # kept, so that no two have the same id; a generator has one for all of its turns

    def count(frame: Any, event: str, arg: Any) -> None:
        nonlocal deepest
        if event != "call" or frame.f_globals is not own:
            return
        times, outer = 0, frame
        while outer is not None:
            times += outer.f_code is frame.f_code
            outer = outer.f_back
        deepest = max(deepest, times)
        frames[id(frame)] = frame

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        names.fibonacci(n)
    finally:
        sys.setprofile(before)
    calls: dict[str, int] = {}
    for frame in frames.values():
        calls[frame.f_code.co_name] = calls.get(frame.f_code.co_name, 0) + 1
    return deepest, calls


def calls_itself(student: Any, n: int) -> bool:
    """Whether a function that by its source is recursive calls itself during fibonacci(n).

    One that remembers its results, and is asked for one after the other, never gets deep; but it is called often.
    """
    deepest, calls = student.observe(calls_made, n, tried=f"fibonacci({n})")
    recursive = student.form.without_trials("fibonacci").recursive("fibonacci")
    return deepest >= ENOUGH or any(calls.get(name, 0) > ENOUGH for name in recursive)
