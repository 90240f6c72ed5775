"""Functions for the student's process pools.

A pool sends a function to its processes by name, so these have to stand in a module that can be imported there.
They wait for each other through files, and only as long as their `patience` lasts.
"""

from __future__ import annotations

import contextlib
import os
import threading
import time
from collections.abc import Callable
from typing import Any

IN = ".in"  # how the name of a mark ends that a process is in a function here
ARRIVED = ".arrived"  # that a result has reached the process that it was computed for
GIVEN_UP = "given up"  # the mark of a process that waited, and nobody came
OVERTAKEN = 0.05  # seconds in which a result arrives, where they are taken as they come
POLL = 0.001  # seconds between two looks


def wait(folder: str, there: Callable[[], bool], patience: float) -> None:
    """Wait for `there()` to become true, for up to `patience` seconds. Once one process has given up, no other waits.

    Raises what `there` raises: an `OSError`, say, when it looks into a folder that has been removed.
    """
    ends = time.monotonic() + patience
    given_up = os.path.join(folder, GIVEN_UP)
    while not (there() or os.path.exists(given_up)):
        if time.monotonic() >= ends:
            mark(folder, GIVEN_UP)
            return
        time.sleep(POLL)


def meet(
    folder: str, wanted: int, patience: float, caller: int, first: int, number: int
) -> tuple[int, int, int]:
    """(`number`, the pid, how many processes were seen to be in here at once).

    The first call in a process waits until `wanted` processes are in here, while its `patience` lasts. Calls in the process
    `caller`, and all later ones, do not wait and see nobody. The number `first` then waits for another's result to arrive, so
    that they arrive out of order.
    """
    pid, number = os.getpid(), int(number)
    here = os.path.join(folder, f"{pid}{IN}")
    been_here = here.removesuffix(IN)
    if pid == caller or not os.path.isdir(folder):
        return number, pid, 0
    seen = 0
    if not os.path.exists(been_here):
        with contextlib.suppress(OSError):
            for name in (been_here, here):
                with open(name, "x"):
                    pass
            wait(folder, lambda: _marks(IN, folder) >= wanted, patience)
            seen = _marks(IN, folder)
            if seen < wanted:
                os.remove(here)  # whoever comes later is not to count one that has left alone
    if number != first:
        return _telling(number, folder), pid, seen
    _be_overtaken(folder, patience)
    return number, pid, seen


def _marks(kind: str, folder: str) -> int:
    """How many marks of a kind are in the folder."""
    return sum(name.endswith(kind) for name in os.listdir(folder))


def mark(folder: str, name: str) -> None:
    """Leave a mark in the folder, if it is still there."""
    with contextlib.suppress(OSError), open(os.path.join(folder, name), "w"):
        pass


def _be_overtaken(folder: str, patience: float) -> None:
    """Wait until another is in here, and then for its result to arrive, unless that takes too long."""
    with contextlib.suppress(OSError):
        wait(folder, lambda: _marks(IN, folder) >= 1, patience)
        if _marks(IN, folder):
            wait(folder, lambda: _marks(ARRIVED, folder) >= 1, min(patience, OVERTAKEN))


def _telling(value: Any, folder: str) -> Any:
    """The same value; a number or a text leaves a mark in the folder when it arrives in another process."""
    kind = type(value)
    if kind not in (int, str):
        return value

    class Telling(kind):  # type: ignore[misc, valid-type]
        def __reduce__(self) -> tuple:
            return _arrived, (folder, value)

    return Telling(value)


def _arrived(folder: str, value: object) -> object:
    mark(folder, f"result{ARRIVED}")
    return value


def where(number: int) -> tuple[int, int, int]:
    """(`number`, the pid, the thread) of the call."""
    return int(number), os.getpid(), threading.get_ident()


def refuse(bad: object, says: str, item: object) -> object:
    """`item`; raises ValueError(says) for `bad`."""
    if item == bad:
        raise ValueError(says)
    return item


def twice_first_last(folder: str, first: object, patience: float, caller: int, item: Any) -> Any:
    """`item + item`, or None for an item that is None; for the item `first` later than for another.

    It waits for another's result to arrive, while its `patience` lasts. Calls in the process `caller` do not wait.
    """
    result = None if item is None else item + item
    if os.getpid() == caller:
        return result
    if item != first:
        mark(folder, f"another{IN}")
        return _telling(result, folder)
    _be_overtaken(folder, patience)
    return result
