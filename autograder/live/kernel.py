"""Observes the names of a live kernel, as a worker's are observed."""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

import cloudpickle
import msgspec

from autograder.inside.messages import Observed, Raised, TooSlow
from autograder.inside.shell import observe
from autograder.inside.usage import time_used
from autograder.inside.values import Malformed
from autograder.judging.allowance import Allowance
from autograder.judging.endings import NotTried, TimedOut
from autograder.running.limits import Limits
from autograder.running.watch import GLANCE, Watch


class InKernel:
    """Observes the kernel's own namespace. What is seen is packed as it would be to leave a worker."""

    def __init__(self, names: dict[str, Any]):
        self._names = names
        self._slow = 0

    def observe(self, probe: Callable, args: tuple, seed: int, allowance: Allowance) -> Observed | Raised:
        if self._slow >= Limits().slow_checks:
            raise NotTried
        # A copy, as in a worker: what the student's code does to its arguments stays there.
        args = pickle.loads(cloudpickle.dumps(args))
        try:
            with alarm(allowance):
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
    """Ends student code from within; no `except Exception` of theirs catches it. Says what the code did instead."""


@contextmanager
def alarm(allowance: Allowance) -> Iterator[None]:
    """Raise `TimedOut` when the block has used up its `allowance`, where the platform has a timer for it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    given = allowance.seconds
    watch = Watch(allowance, _used)

    def ring(signum: int, frame: FrameType | None) -> None:
        try:
            watch.left()
        except TooSlow as slow:
            raise _Alarm(slow.how) from None

    before = signal.signal(signal.SIGALRM, ring)
    try:
        # It rings on: at the bottom of a deep recursion there may be no room to raise anything.
        signal.setitimer(signal.ITIMER_REAL, GLANCE, GLANCE)
        yield
    except _Alarm as alarm:
        raise TimedOut(str(alarm), given) from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        watch.done()


def _used() -> tuple[float, bool]:
    """What this kernel, with all that it has started, has computed; whether it sleeps is seen by that."""
    try:
        return time_used([os.getsid(0)])[0], False
    except OSError:
        return sum(os.times()[:4]), False
