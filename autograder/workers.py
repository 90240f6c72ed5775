"""Processes in which student code runs, seen from outside: started, forked, asked, and ended in any case.

`start` is the seam for isolation: it is the one place that knows how a worker process comes to be.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
from typing import IO

from autograder.inside.messages import (
    Channel,
    End,
    Ended,
    Fork,
    Forked,
    Gone,
    Observe,
    Observed,
    Raised,
    Ran,
    Reply,
    Request,
    Run,
    TooSlow,
)
from autograder.inside.values import Malformed
from autograder.limits import Limits

SIGNALS = {-9: "it was killed", -11: "it crashed (segmentation fault)", -6: "it aborted", -15: "it was ended"}
CONTROL = 20.0  # seconds for a worker that runs no student code to answer


class WorkerFailed(RuntimeError):
    """A worker could not be started, or one that runs no student code has failed."""


class TimedOut(Exception):  # noqa: N818
    """Student code did not come back in time; its process has been ended."""


class Crashed(Exception):  # noqa: N818
    """The process that ran student code is gone. The message says how it ended."""


class Worker:
    """A process that answers requests, and the way to end it. Use it as a context manager."""

    def __init__(self, channel: Channel, parent: Worker | None, pid: int):
        self._channel = channel
        self._parent = parent
        self._pid = pid

    def fork(self) -> Worker:
        """A copy of this worker in a process of its own."""
        ours, theirs = socket.socketpair()
        try:
            reply = self._ask(Fork(), time.monotonic() + CONTROL, (theirs.fileno(),))
        finally:
            theirs.close()
        if not isinstance(reply, Forked):
            raise Malformed("a message out of turn")
        return Worker(Channel(ours), self, reply.pid)

    def run(self, name: str, source: str, seconds: float) -> Ran | Raised:
        """Run a cell. Raises `TimedOut` or `Crashed`, after which this worker is of no more use."""
        reply = self._ask(Run(name, source), time.monotonic() + seconds)
        if not isinstance(reply, Ran | Raised):
            self._lost("its process sent a message out of turn")
        return reply

    def observe(self, call: bytes, seed: int, deadline: float) -> Observed | Raised:
        """Call a probe. Raises `TimedOut` or `Crashed`, after which this worker is of no more use."""
        reply = self._ask(Observe(call, seed), deadline)
        if not isinstance(reply, Observed | Raised):
            self._lost("its process sent a message out of turn")
        return reply

    def end(self) -> int:
        """Kill the process with all it started; its exit code, or minus the signal that ended it before."""
        self._channel.close()
        if self._parent is None:
            return 0
        reply = self._parent._ask(End(self._pid), time.monotonic() + CONTROL)
        return reply.code if isinstance(reply, Ended) else 0

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, *exc: object) -> None:
        self.end()

    def _ask(self, request: Request, deadline: float, fds: tuple[int, ...] = ()) -> Reply:
        try:
            return self._channel.ask(request, deadline, fds)
        except TooSlow:
            self.end()
            raise TimedOut from None
        except Gone:
            code = self.end()
            how = SIGNALS.get(code, f"it was ended by signal {-code}") if code < 0 else f"exit code {code}"
            raise Crashed(how) from None
        except Malformed as error:
            self._lost(f"its process sent what is not an answer: {error}")

    def _lost(self, why: str) -> None:
        self.end()
        raise Crashed(why)


class _Root(Worker):
    """The first worker, which all others are copies of."""

    def __init__(self, channel: Channel, process: subprocess.Popen, log: IO[bytes]):
        super().__init__(channel, None, process.pid)
        self._process = process
        self._log = log

    def end(self) -> int:
        # It ends its copies when the line goes dead, and is itself ended if it does not.
        self._channel.close()
        try:
            code = self._process.wait(CONTROL)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        self._log.close()
        return code

    def wait_until_ready(self, seconds: float) -> None:
        try:
            self._channel.ask(Run("ready", "None"), time.monotonic() + seconds)
        except TooSlow:
            self.end()
            raise WorkerFailed(f"The worker process did not start within {seconds:g} seconds.") from None
        except (Gone, Malformed):
            self._process.wait(CONTROL)
            self._log.seek(0)
            said = self._log.read().decode(errors="replace").strip().splitlines()
            self.end()
            raise WorkerFailed(f"The worker process did not start: {said[-1] if said else 'no reason given'}") from None


def start(limits: Limits) -> _Root:
    """Start a worker process; it goes on importing while the caller does other things."""
    ours, theirs = socket.socketpair()
    log = tempfile.TemporaryFile()
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "autograder.inside.worker", str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env=_environment(),
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
    finally:
        theirs.close()
    return _Root(Channel(ours), process, log)


def _environment() -> dict[str, str]:
    """The little of the environment that a worker needs."""
    kept = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "SYSTEMROOT", "LEARNER_DATA", "XDG_CACHE_HOME", "PYTHONPATH")
    # Hashing is seeded so that a set's order, and with it a report, is the same for the same seed.
    return {name: os.environ[name] for name in kept if name in os.environ} | {
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
    }
