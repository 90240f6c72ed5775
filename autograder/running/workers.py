"""Processes in which student code runs, seen from outside: forked, asked, and ended in any case."""

from __future__ import annotations

import socket
import subprocess
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from typing import Literal, NoReturn, Self

from autograder.inside.bounds import Bounds
from autograder.inside.messages import (
    Channel,
    End,
    Ended,
    Fork,
    Forked,
    Gone,
    Hello,
    Look,
    Observe,
    Observed,
    Prepare,
    Raised,
    Ran,
    Ready,
    Reply,
    Request,
    Run,
    Seen,
    TakeAway,
    TooSlow,
    Until,
)
from autograder.inside.values import Malformed
from autograder.judging.allowance import Allowance
from autograder.judging.endings import Crashed, TimedOut
from autograder.running.launch import Launched
from autograder.running.watch import Watch

SIGNALS = {-9: "it was killed", -11: "it crashed (segmentation fault)", -6: "it aborted", -15: "it was ended"}
CONTROL = 20.0  # seconds for a worker that runs no student code to answer


class WorkerFailed(RuntimeError):
    """A worker could not be started, or one that runs no student code has failed."""


class Worker:
    """A process that answers requests, and the way to end it. Use it as a context manager."""

    def __init__(self, channel: Channel, parent: Worker | None, pid: int):
        self._channel = channel
        self._parent = parent
        self._pid = pid
        self.spent = 0.0
        """Seconds of its own that it has taken over all it was asked (see `watch`); where it was not done, by the clock."""

    def fork(self, bounds: Bounds, taken: Sequence[str] = ()) -> Worker:
        """A copy of this worker in a process of its own, where student code may run within `bounds`.

        In the sandbox it does not see the files of what will be `taken` away from it.

        Raises `WorkerFailed`.
        """
        return self._copy(Fork(bounds, list(taken)))

    def _copy(self, request: Prepare | Fork) -> Worker:
        ours, theirs = socket.socketpair()
        try:
            reply = self._channel.ask(request, Until(CONTROL), (theirs.fileno(),))
        except (TooSlow, Gone, Malformed) as error:
            ours.close()
            raise WorkerFailed(f"A worker that runs no student code is lost ({error}).") from None
        finally:
            theirs.close()
        if not isinstance(reply, Forked):
            ours.close()
            raise WorkerFailed("A worker that runs no student code sent a message out of turn.")
        return Worker(Channel(ours), self, reply.pid)

    def run(self, name: str, source: str, seconds: float) -> Ran | Raised:
        """Run a cell. Raises `TimedOut` or `Crashed`, after which this worker is of no more use."""
        reply = self._ask(Run(name, source), Allowance(seconds))
        if not isinstance(reply, Ran | Raised):
            self._lost("its process sent a message out of turn")
        return reply.cut() if isinstance(reply, Raised) else reply

    def take_away(self, paths: list[str]) -> None:
        """Have these functions and classes raise `TakenAway` there. Before any student code runs.

        Raises `WorkerFailed`.
        """
        try:
            reply = self._ask(TakeAway(paths), Allowance(CONTROL))
        except (TimedOut, Crashed) as how:
            raise WorkerFailed(f"A copy of the worker was lost before it ran anything: {how}") from None
        if not isinstance(reply, Ran):
            raise WorkerFailed("A copy of the worker sent a message out of turn.")

    def observe(self, probe: bytes, args: bytes, seed: int, allowance: Allowance) -> Observed | Raised:
        """Call a probe, pickled like its arguments. What time it takes is taken off the `allowance`.

        Raises `TimedOut` or `Crashed`, after which this worker is of no more use.
        """
        reply = self._ask(Observe(probe, args, seed), allowance)
        if not isinstance(reply, Observed | Raised):
            self._lost("its process sent a message out of turn")
        return reply.cut() if isinstance(reply, Raised) else reply

    def end(self) -> Ended:
        """Kill the process with all it started; how it had ended before, if it had. Raises `WorkerFailed`."""
        self._channel.close()
        if self._parent is None:
            return Ended(0)
        try:
            reply = self._parent._channel.ask(End(self._pid), Until(CONTROL))
        except (TooSlow, Gone, Malformed) as error:
            raise WorkerFailed(f"A worker that runs no student code is lost ({error}).") from None
        return reply if isinstance(reply, Ended) else Ended(0)

    def close(self) -> None:
        """`end`, ignoring how the process ended."""
        self.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.end()

    def _ask(self, request: Request, allowance: Allowance) -> Reply:
        given = allowance.seconds
        watch = Watch(allowance, self._look)
        try:
            return self._channel.ask(request, watch)
        except TooSlow as slow:
            self.spent += watch.by_the_clock - watch.spent
            self.end()
            raise TimedOut(slow.how, given) from None
        except Gone:
            ended = self.end()
            code = ended.code
            how = SIGNALS.get(code, f"it was ended by signal {-code}") if code < 0 else f"exit code {code}"
            raise Crashed(ended.why or how) from None
        except Malformed as error:
            self._lost(f"its process sent what is not an answer: {error}")
        finally:
            watch.done()
            self.spent += watch.spent

    def _look(self) -> tuple[float, bool]:
        """What the process, with all it started, has computed. Raises `WorkerFailed`."""
        assert self._parent is not None
        try:
            seen = self._parent._channel.ask(Look(self._pid), Until(CONTROL))
        except (TooSlow, Gone, Malformed) as error:
            raise WorkerFailed(f"A worker that runs no student code is lost ({error}).") from None
        if not isinstance(seen, Seen) or seen.seconds < 0:
            return time.monotonic(), True  # nobody can tell, so the clock must do
        return seen.seconds, seen.awake

    def _lost(self, why: str) -> NoReturn:
        self.end()
        raise Crashed(why)


class Root(Worker):
    """The first worker, which all others are copies of. Waits until it has imported everything.

    Raises `WorkerFailed` if it has not within `seconds`, or cannot.
    """

    def __init__(self, launched: Launched, seconds: float):
        super().__init__(Channel(launched.socket), None, launched.process.pid if launched.process else 0)
        self._process = launched.process
        self._log = launched.log
        self._prepared: dict[tuple[str, int], Worker] = {}
        self._asking = threading.Lock()  # what its own process is asked, one thing after the other
        self.isolation: Literal["sandbox", "process"] = "sandbox" if launched.sandboxed else "process"
        try:
            ready = self._channel.ask(Hello(), Until(seconds))
        except TooSlow:
            self.end()
            raise WorkerFailed(f"The worker process did not start within {seconds:g} seconds.") from None
        except (Gone, Malformed):
            raise WorkerFailed(f"The worker process did not start: {self._last_words()}") from None
        self.separate = isinstance(ready, Ready) and ready.separate
        """Whether answers are kept apart from each other by namespaces. If not, use a root for one submission only."""

    @property
    def pid(self) -> int:
        """The process id of the worker, in the sandbox of bubblewrap around it; 0 where another process launched it."""
        return self._pid

    def prepared(self, setup: str, seconds: float, number: int = 0) -> Worker:
        """A copy that has run this setup cell, made once and kept: it runs no student code, only its copies do.

        There may be several, by `number`: whoever has two answers alive needs two. Can be called in any thread.

        Raises `WorkerFailed` if the setup cell does not run.
        """
        with self._asking:
            if (setup, number) not in self._prepared:
                self._prepared[setup, number] = self._prepare(setup, seconds)
            return self._prepared[setup, number]

    def _prepare(self, setup: str, seconds: float) -> Worker:
        base = self._copy(Prepare())
        try:
            done = base.run("setup", setup, seconds)
        except (TimedOut, Crashed) as how:
            raise WorkerFailed(f"The setup cell did not run: {how or 'it took too long'}") from None
        if isinstance(done, Raised):
            base.end()
            raise WorkerFailed(f"The setup cell raised {done.type}: {done.says}")
        return base

    def end(self) -> Ended:
        # It ends its copies when the line goes dead, and is itself ended if it does not. Whoever waits for it in another
        # thread is told as well.
        with suppress(OSError):
            self._channel.sock.shutdown(socket.SHUT_RDWR)
        self._channel.close()
        if self._process is None:
            return Ended(0)
        try:
            code = self._process.wait(CONTROL)
        except subprocess.TimeoutExpired:
            self._process.kill()
            code = self._process.wait()
        if self._log is not None:
            self._log.close()
        return Ended(code)

    def _last_words(self) -> str:
        if self._process is None or self._log is None:
            self.end()
            return "the one that it was to be a copy of is gone"
        self._process.wait(CONTROL)
        self._log.seek(0)
        lines = self._log.read().decode(errors="replace").strip().splitlines()
        self.end()
        return lines[-1] if lines else "it gave no reason"
