"""Turns: the checks of several parts of a submission run in a thread each, one of them at a time.

Checks set the random number generators of torch and NumPy, which a process has one of each, and parse source, which
Python 3.11 cannot do in two threads at once. But most of a check's time passes in waiting for an answer's process, and
meanwhile it is another thread's turn: so several answers are at work while one is judged.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """A lock that is let go of while its holder waits. What it finds in the generators is what it had left there."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._holder: int | None = None
        self._last: int | None = None  # who has used the generators last, and will again
        self._left: dict[int, tuple] = {}  # what others who will again had left in them

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold the turn for as long as the block lasts."""
        self._take()
        try:
            yield
        finally:
            self._last = None
            self._let_go()

    @contextmanager
    def away(self) -> Iterator[None]:
        """Let go of the turn for as long as the block waits; does nothing in a thread that does not hold it."""
        if self._holder != threading.get_ident():
            yield
            return
        self._let_go()
        try:
            yield
        finally:
            self._take()

    def _take(self) -> None:
        self._lock.acquire()
        me = threading.get_ident()
        self._holder = me
        if self._last == me:
            return
        if self._last is not None:
            self._left[self._last] = _generators()
        if (mine := self._left.pop(me, None)) is not None:
            _set(mine)
        elif self._last is not None:
            _begin()
        self._last = me

    def _let_go(self) -> None:
        self._holder = None
        self._lock.release()


def _generators() -> tuple:
    from numpy.random.mtrand import get_bit_generator

    torch = sys.modules.get("torch")
    # NumPy's generator itself is swapped: reading and writing its state takes 75 microseconds, 400 times a submission.
    return get_bit_generator(), torch.get_rng_state() if torch else None


def _set(generators: tuple) -> None:
    from numpy.random.mtrand import set_bit_generator

    set_bit_generator(generators[0])
    if generators[1] is not None:
        sys.modules["torch"].set_rng_state(generators[1])


def _begin() -> None:
    """Give this thread a NumPy generator of its own: another thread will come back to the current one."""
    from numpy.random import MT19937
    from numpy.random.mtrand import set_bit_generator

    set_bit_generator(MT19937())
