"""Bounds on what this process itself does with a stranger's notebook: reading it, repairing it, judging it, showing it.

What an answer's own code does is bounded elsewhere (`autograder.running`), since that runs in processes of its own.
"""

from __future__ import annotations

import ctypes
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import copy_context
from types import FrameType
from typing import TypeVar

SECONDS = 120.0  # that this process computes for one submission's notebooks; the slowest that we could make take half of it
MEMORY = 2 * 2**30  # bytes, beside what it has already
GLANCE = 1.0  # seconds between two looks at a thread's CPU time

T = TypeVar("T")


class TooMuchError(Exception):
    """A submission takes too long, or too much memory. The message says which."""


class _Rings(SystemExit):
    """Time is up; no `except Exception` on the way catches it, and a thread that ends by it says nothing."""


class Seconds:
    """What all notebooks of one submission may take together."""

    def __init__(self) -> None:
        self.left = SECONDS


def bounded(what: str, seconds: Seconds, do: Callable[[], T]) -> T:
    """Do it and return what it returns.

    Raises `TooMuchError` where it, which is "Reading it", say, takes more than the `seconds` left, or too much memory.
    In a process's main thread all that the process computes counts. Elsewhere it runs in a thread of its own, and what
    that one computes counts.
    """
    main = threading.current_thread() is threading.main_thread()
    try:
        with bounded_memory(what):
            done = (_signalled if main else _watched)(do, seconds)
    except _Rings:
        seconds.left = 0.0
    else:
        if seconds.left > 0:
            return done
    raise TooMuchError(f"{what} takes more than the {SECONDS:g} seconds that a submission has for that.")


@contextmanager
def bounded_memory(what: str) -> Iterator[None]:
    """Raise `TooMuchError` where the block takes too much memory, in whatever thread. Only Linux says what a process has."""
    try:
        with _memory():
            yield
    except MemoryError:
        raise TooMuchError(f"{what} takes more than {MEMORY >> 20} MiB of memory.") from None


def _signalled(do: Callable[[], T], seconds: Seconds) -> T:
    """Raise `_Rings` when the process has used this much CPU time. It interrupts regular expressions too."""
    if sys.platform == "win32":
        return _timed(do, seconds, time.process_time)
    inside = True

    def ring(signum: int, frame: FrameType | None) -> None:
        if inside:
            raise _Rings

    before = signal.signal(signal.SIGPROF, ring)
    try:
        # And once more each second, should somebody catch it.
        signal.setitimer(signal.ITIMER_PROF, max(seconds.left, 0.01), 1.0)
        return _timed(do, seconds, time.process_time)
    finally:
        inside = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _watched(do: Callable[[], T], seconds: Seconds) -> T:
    """Raise `_Rings` when it has used this much CPU time. No signal reaches it here, so this thread watches another.

    The exception may come at any moment, even at the very end; only a thread that does nothing else can bear that.
    """
    if sys.platform in ("win32", "darwin"):  # they do not tell how much another thread has computed
        return _timed(do, seconds, time.thread_time)
    clocks: list[int] = []
    done: list[T] = []
    failed: list[BaseException] = []
    most = max(seconds.left, 0.01)
    ringing, working = threading.Lock(), True

    def work() -> None:
        nonlocal working
        clocks.append(time.pthread_getcpuclockid(threading.get_ident()))
        try:
            try:
                done.append(_timed(do, seconds, time.thread_time))
            except BaseException as error:
                failed.append(error)
        finally:
            working = False
            with ringing:
                pass  # what is on its way comes here, and not while the thread is put away

    worker = threading.Thread(target=copy_context().run, args=[work], name="reading", daemon=True)
    worker.start()
    while worker.is_alive():
        worker.join(GLANCE)
        with ringing, suppress(OSError):  # it has ended just now
            if working and clocks and time.clock_gettime(clocks[0]) > most:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(worker.ident or 0), ctypes.py_object(_Rings)
                )
    if failed:
        raise failed[0]
    if not done:
        raise _Rings
    return done[0]


def _timed(do: Callable[[], T], seconds: Seconds, clock: Callable[[], float]) -> T:
    began = clock()
    try:
        return do()
    finally:
        seconds.left -= clock() - began


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
