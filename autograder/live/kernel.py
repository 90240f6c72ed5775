"""Observes the names of a live kernel, as a worker's are observed."""

from __future__ import annotations

import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import cloudpickle
import msgspec

from autograder.inside.messages import Observed, Raised
from autograder.inside.shell import observe
from autograder.inside.values import Malformed
from autograder.judging.endings import NotTried, TimedOut
from autograder.running.limits import Limits


class InKernel:
    """Observes the kernel's own namespace. What is seen is packed as it would be to leave a worker."""

    def __init__(self, names: dict[str, Any]):
        self._names = names
        self._slow = 0

    def observe(self, probe: Callable, args: tuple, seed: int, deadline: float) -> Observed | Raised:
        if self._slow >= Limits().slow_checks:
            raise NotTried
        # A copy, as in a worker: what the student's code does to its arguments stays there.
        args = pickle.loads(cloudpickle.dumps(args))
        try:
            with alarm(deadline):
                reply = observe(probe, self._names, args, seed)
        except TimedOut:
            self._slow += 1
            raise
        try:
            frame = msgspec.msgpack.encode(reply)
            return msgspec.msgpack.decode(frame, type=Observed | Raised)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise Malformed(str(error)) from None


class _Alarm(BaseException):
    """Ends student code from within; no `except Exception` of theirs catches it."""


@contextmanager
def alarm(deadline: float) -> Iterator[None]:
    """Raise `TimedOut` when the block is not done at `deadline`, where the platform has a timer for it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(signum: int, frame: FrameType | None) -> None:
        raise _Alarm

    before = signal.signal(signal.SIGALRM, ring)
    try:
        # It rings on: at the bottom of a deep recursion there may be no room to raise anything.
        signal.setitimer(signal.ITIMER_REAL, max(0.001, deadline - time.monotonic()), 1.0)
        yield
    except _Alarm:
        raise TimedOut from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
