"""Bounds on what this process itself does with a stranger's notebook: reading it, repairing it, judging it, showing it.

What an answer's own code does is bounded elsewhere (`autograder.running`), since that runs in processes of its own.
"""

from __future__ import annotations

import ctypes
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

SECONDS = 120.0  # that this process computes for one submission's notebooks; the slowest that we could make take half of it
MEMORY = 2 * 2**30  # bytes, beside what it has already
GLANCE = 1.0  # seconds between two looks at a thread's CPU time


class TooMuchError(Exception):
    """A submission takes too long, or too much memory. The message says which."""


class _Rings(BaseException):
    """Time is up; no `except Exception` on the way catches it."""


class Seconds:
    """What all notebooks of one submission may take together."""

    def __init__(self) -> None:
        self.left = SECONDS


@contextmanager
def bounded(what: str, seconds: Seconds) -> Iterator[None]:
    """Raise `TooMuchError` where the block, which is "Reading it", say, takes more than the `seconds` left, or memory.

    In a process's main thread all that the process computes counts, elsewhere only what this thread does.
    """
    try:
        with bounded_memory(what), _time(seconds):
            yield
    except _Rings:
        pass
    else:
        if seconds.left > 0:
            return
    raise TooMuchError(f"{what} takes more than the {SECONDS:g} seconds that a submission has for that.")


@contextmanager
def bounded_memory(what: str) -> Iterator[None]:
    """Raise `TooMuchError` where the block takes too much memory, in whatever thread. Only Linux says what a process has."""
    try:
        with _memory():
            yield
    except MemoryError:
        raise TooMuchError(f"{what} takes more than {MEMORY >> 20} MiB of memory.") from None


@contextmanager
def _time(seconds: Seconds) -> Iterator[None]:
    main = threading.current_thread() is threading.main_thread()
    clock, rings = (time.process_time, _signalled) if main else (time.thread_time, _watched)
    began = clock()
    try:
        with rings(max(seconds.left, 0.01)):
            yield
    finally:
        seconds.left -= clock() - began


@contextmanager
def _signalled(seconds: float) -> Iterator[None]:
    """Raise `_Rings` when the process has used this much CPU time. It interrupts regular expressions too."""
    if sys.platform == "win32":
        yield
        return

    def ring(signum: int, frame: FrameType | None) -> None:
        raise _Rings

    before = signal.signal(signal.SIGPROF, ring)
    try:
        # And once more each second, should somebody catch it.
        signal.setitimer(signal.ITIMER_PROF, seconds, 1.0)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _watched(seconds: float) -> Iterator[None]:
    """Raise `_Rings` when this thread has used this much CPU time. No signal reaches it, so a second thread watches it."""
    if sys.platform in ("win32", "darwin"):  # they do not tell how much another thread has computed
        yield
        return
    thread, over = threading.get_ident(), threading.Event()
    ends = time.thread_time() + seconds

    def watch() -> None:
        clock = time.pthread_getcpuclockid(thread)
        while not over.wait(GLANCE):
            if time.clock_gettime(clock) > ends:
                _raise_in(thread, _Rings)

    watcher = threading.Thread(target=watch, name="watching the time", daemon=True)
    watcher.start()
    rang = False
    try:
        yield
    finally:
        while watcher.is_alive():
            try:
                over.set()
                watcher.join()
            except _Rings:
                rang = True
        _raise_in(thread, None)  # an exception may still be on its way
        if rang:
            raise _Rings


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Make a thread raise this exception as soon as it can; None cancels one that is on its way."""
    raised = ctypes.py_object(error) if error else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)


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
