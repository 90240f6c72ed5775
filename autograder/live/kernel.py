"""Observes the names of a live kernel, as a worker's are observed."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from typing import Any

import cloudpickle
import msgspec

from autograder.inside.messages import Observed, Raised
from autograder.inside.shell import observe
from autograder.inside.values import Malformed
from autograder.judging.allowance import Allowance
from autograder.judging.endings import NotTried, TimedOut
from autograder.running.alarm import alarm
from autograder.running.limits import Limits


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
