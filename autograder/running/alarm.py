"""Ends student code that runs in this very process, such as a live kernel."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from autograder.inside.messages import TooSlow
from autograder.inside.usage import time_used
from autograder.judging.allowance import Allowance
from autograder.judging.endings import TimedOut
from autograder.running.watch import GLANCE, Watch


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
