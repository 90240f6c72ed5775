"""Bounds on what this process itself does with a stranger's notebook: reading it, repairing it, showing it.

What an answer's own code does is bounded elsewhere (`autograder.running`), since that runs in processes of its own.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

SECONDS = (
    120.0  # that this process computes; the slowest that we could make takes a tenth of that (docs/limits.md)
)
MEMORY = 2 * 2**30  # bytes, beside what it has already


class TooMuchError(Exception):
    """A notebook takes too long, or too much memory. The message says which."""


class _Rings(BaseException):
    """Time is up; no `except Exception` on the way catches it."""


@contextmanager
def bounded(what: str) -> Iterator[None]:
    """Raise `TooMuchError` where the block, which is "Reading it", say, takes too long or too much memory.

    A timer rings in a process's main thread alone, and only Linux says what memory a process has.
    """
    try:
        with _memory(), _time():
            yield
    except _Rings:
        raise TooMuchError(f"{what} takes more than {SECONDS:g} seconds.") from None
    except MemoryError:
        raise TooMuchError(f"{what} takes more than {MEMORY >> 20} MiB of memory.") from None


@contextmanager
def _time() -> Iterator[None]:
    if sys.platform == "win32" or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(signum: int, frame: FrameType | None) -> None:
        raise _Rings

    before = signal.signal(signal.SIGPROF, ring)
    try:
        signal.setitimer(
            signal.ITIMER_PROF, SECONDS, 1.0
        )  # and once more each second, should somebody catch it
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _memory() -> Iterator[None]:
    if sys.platform != "linux":
        yield
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        mapped = int(file.read().split()[0]) * resource.getpagesize()
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = mapped + MEMORY
    with suppress(ValueError, OSError):
        if soft == resource.RLIM_INFINITY or most < soft:
            resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
