"""Shared by the checks of q16: whether a function that could call itself does so while it runs."""

from __future__ import annotations

from typing import Any

TRIED = (12, 26, 300)
"""Lengths to try: an answer that remembers what it found before has something left to do for one of these."""

ENOUGH = 3
"""Frames of one function at the same time. An answer that halves the problem at each step reaches that many for TRIED."""

MEANINGS = {
    "RecursionError": "It calls itself without end: there is no base case, a smallest n that it answers without calling "
    "itself. Answer n = 0, 1 and 2 at once, and call fibonacci with a smaller n otherwise.",
    "IndexError": "With n = 0 or n = 1 there is no such item to look at. Answer the shortest lists without looking into them.",
    "object is not iterable": "fibonacci returns a list here, so each call of itself has to give one too.",
    "'int' object is not subscriptable": "A call of itself gives one number here, and a list is needed.",
}


def calls_made(names: Any, n: int) -> tuple[int, dict[str, int]]:
    """During fibonacci(n): how often one piece of the notebook's code was on the stack at the same time, at most; and
    how many calls there were of each function of the notebook's, by name.
    """
    import sys

    own = names._names
    deepest = 0
    frames: dict[
        int, Any
    ] = {}  # kept, so that no two have the same id; a generator has one frame for all its turns

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
    """Whether a function that is recursive by its source calls itself during fibonacci(n).

    One that remembers its results, and is asked for one after the other, never gets deep; but it is called often.
    """
    deepest, calls = student.observe(calls_made, n, tried=f"fibonacci({n})")
    recursive = student.form.without_trials("fibonacci").recursive("fibonacci")
    return deepest >= ENOUGH or any(calls.get(name, 0) > ENOUGH for name in recursive)


def truth(n: int) -> list[int]:
    """The first n items."""
    items = [0, 1]
    while len(items) < n:
        items.append(items[-1] + items[-2])
    return items[:n]
