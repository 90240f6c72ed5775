"""Functions for the student's process pools.

A pool sends a function to its processes by name, so these have to stand in a module that can be imported there.
They wait for each other through files, and never longer than until a time that they are given.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time

MARK = ".in"


def meet(folder: str, wanted: int, until: float, caller: int, number: int) -> tuple[int, int, int]:
    """(`number`, the pid, how many processes were seen to be in here at once).

    The first call in a process waits until `wanted` processes are in here, or the time is `until` (of
    `time.monotonic()`). Calls in the process `caller`, and all later ones, do not wait and see nobody.
    """
    pid, number = os.getpid(), int(number)
    mark = os.path.join(folder, f"{pid}{MARK}")
    been_here = mark.removesuffix(MARK)
    if pid == caller or os.path.exists(been_here) or not os.path.isdir(folder):
        return number, pid, 0
    seen = 0
    with contextlib.suppress(OSError):
        for name in (been_here, mark):
            with open(name, "x"):
                pass
        seen = _wait_for(wanted, folder, until)
        if seen < wanted:
            os.remove(mark)  # whoever comes later is not to count one that has left alone
        else:
            # Whoever waited for the others falls behind them, so that results arrive out of order.
            time.sleep(0.01 if number % 2 == 0 else 0)
    return number, pid, seen


def _wait_for(wanted: int, folder: str, until: float) -> int:
    """How many marks are in the folder, once they are as many as `wanted`, or the time is `until`.

    Raises `OSError` when the folder is gone: nobody is interested any more.
    """
    while True:
        seen = sum(name.endswith(MARK) for name in os.listdir(folder))
        if seen >= wanted or time.monotonic() >= until:
            return seen
        time.sleep(0.002)


def where(number: int) -> tuple[int, int, int]:
    """(`number`, the pid, the thread) of the call."""
    return int(number), os.getpid(), threading.get_ident()


def refuse(bad: object, says: str, item: object) -> object:
    """`item`; raises ValueError(says) for `bad`."""
    if item == bad:
        raise ValueError(says)
    return item


def twice_first_last(folder: str, first: object, until: float, caller: int, item: object) -> object:
    """`item + item`, or None for an item that is None; for the item `first` later than for another.

    It waits until another item has been in here, or the time is `until`. Calls in the process `caller` do not wait.
    """
    with contextlib.suppress(OSError):
        if item != first:
            with open(os.path.join(folder, f"other{MARK}"), "w"):
                pass
        elif os.getpid() != caller:
            if _wait_for(1, folder, until):
                time.sleep(0.02)  # the other's result is on its way by then
    return None if item is None else item + item  # type: ignore[operator]
