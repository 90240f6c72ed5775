"""A process in which student code runs: `python -P -m autograder.inside.worker FD[,FD...] JSON`.

It imports what is slow to import once, and then answers requests on a socket; given several, a copy of it does on each.
`Prepare` makes a copy of it, which runs a notebook's setup once for all of its exercises, and `Fork` copies of that, which
run an answer each; every copy answers on a socket of its own. Only the last ones ever run student code: the one they were
copied from stays able to end them.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pickle
import select
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NoReturn

from autograder.inside import confine, parts
from autograder.inside.bounds import Bounds
from autograder.inside.garbage import none_collected
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
    Prepare,
    Ran,
    Ready,
    Run,
    Seen,
    TakeAway,
)
from autograder.inside.packages import find_first
from autograder.inside.rehearsal import rehearse
from autograder.inside.shell import Shell
from autograder.inside.taking import files_of, take_away
from autograder.inside.usage import memory_used, time_used

LARGER = 100_000  # bytes: too many for malloc's lists of small pieces, too few for pages of their own
GLANCE = 0.2  # seconds between two looks at how much memory an answer takes


class Server:
    """Answers requests until the grader hangs up.

    `sandboxed`: below bubblewrap; `separate`: answers get namespaces of their own, whose first process the
    worker that they are copied from is.
    """

    def __init__(
        self, channel: Channel, shell: Shell, sandboxed: bool, separate: bool, out_of_sight: list[str]
    ):
        self.channel = channel
        self.shell = shell
        self.sandboxed = sandboxed
        self.separate = separate
        self.out_of_sight = out_of_sight
        self.is_init = False
        self.copies: dict[int, str] = {}  # process id -> why it was ended, if it was
        self.bounds = Bounds()
        self.probes: dict[bytes, Callable] = {}

    def serve(self) -> None:
        while True:
            try:
                self._watch_memory()
                request, fds = self.channel.hear()
            except Gone:
                break
            match request:
                case Hello():
                    self.channel.answer(Ready(self.separate))
                case Prepare():
                    self._copy(fds, None)
                case Fork(bounds, taken):
                    self.bounds = bounds
                    self._copy(fds, bounds, taken)
                case End(pid):
                    why = self.copies.get(pid, "")
                    code = self._end(pid) if self.copies.pop(pid, None) is not None else 0
                    self.channel.answer(Ended(code, why))
                case Look():
                    self.channel.answer(self._look())
                case Run(name, source):
                    self.channel.answer(self.shell.run(name, source))
                case TakeAway(paths):
                    take_away(paths)
                    self.channel.answer(Ran(""))
                case Observe(probe, args, seed):
                    self.channel.answer(self.shell.observe(self._probe(probe), pickle.loads(args), seed))
        for pid in self.copies:
            self._end(pid)

    def _look(self) -> Seen:
        try:
            return Seen(*time_used(None if self.is_init else self.copies))
        except OSError:
            return Seen(-1.0, True)

    def _probe(self, pickled: bytes) -> Callable:
        """Most probes are called several times; one that holds nothing of its caller is unpickled once."""
        probe = self.probes.get(pickled)
        if probe is None:
            probe = pickle.loads(pickled)
            if not getattr(probe, "__closure__", None):
                self.probes[pickled] = probe
        return probe

    def _copy(self, fds: list[int], bounds: Bounds | None, taken: Sequence[str] = ()) -> None:
        _settle()
        pid = os.fork()
        if pid == 0:
            self._become_copy(fds[0], bounds, taken)
        for fd in fds:
            os.close(fd)
        self.copies[pid] = ""
        self.channel.answer(Forked(pid))

    def _become_copy(self, fd: int, bounds: Bounds | None, taken: Sequence[str]) -> NoReturn:
        code = 1
        try:
            self.channel.close()
            # A group of its own, so that ending it also ends what it has started.
            os.setsid()
            if not self.sandboxed:
                confine.end_with_parent()  # who could end it is gone then, and the sandbox that would is not there
            if bounds is None and self.separate:
                confine.become_init()
                self.is_init = True
            elif bounds is not None and self.sandboxed:
                confine.confine(bounds, self.is_init, [*files_of(taken), *self.out_of_sight])
            elif bounds is not None:
                confine.limit(bounds)
            if bounds is not None:
                self.is_init = False
            self.channel = Channel(socket.socket(fileno=fd))
            self.copies = {}
            self.serve()
            code = 0
        finally:
            os._exit(code)

    def _end(self, pid: int) -> int:
        """Kill a copy and all it started; its exit code, or minus the signal that had ended it already."""
        try:
            done, status = os.waitpid(pid, os.WNOHANG)
        except ChildProcessError:
            return -signal.SIGKILL  # it went when everything here was killed
        if self.is_init:
            confine.kill_all()
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)
        if not done:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)  # it may not have come as far as having a group
            _, status = os.waitpid(pid, 0)
        if self.is_init:
            with suppress(ChildProcessError):
                while True:
                    os.waitpid(-1, 0)
        return os.waitstatus_to_exitcode(status)

    def _watch_memory(self) -> None:
        """Wait for the next request, and end an answer that takes too much memory meanwhile."""
        if not (self.is_init and self.copies):
            return
        while not select.select([self.channel.sock], [], [], GLANCE)[0]:
            if memory_used() > self.bounds.memory:
                for pid in self.copies:
                    self.copies[pid] = f"it used more than {self.bounds.memory >> 20} MiB of memory"
                confine.kill_all()
                return


def _settle() -> None:
    """Before a copy is made: tidy up, so that each copy need not, at the price of a third of the pages that it touches.

    What is there by now is never collected. And a larger piece of memory makes glibc's malloc merge and sort all small
    ones that are free, wherever they lie.
    """
    gc.freeze()
    bytes(LARGER)


def main() -> None:
    confine.lift_memory()
    given = json.loads(sys.argv[2])
    sandboxed = given["sandboxed"]
    find_first({name: Path(folder) for name, folder in given["packages"].items()})
    if sandboxed:
        confine.drop_root()
    descriptors = [int(fd) for fd in sys.argv[1].split(",")]
    with none_collected(keep=True):
        for name in given["imports"]:
            importlib.import_module(name)

    parts.give(json.dumps(given["parts"]))
    # A cell that calls these is not graded by them here.
    package: Any = sys.modules["autograder"]
    package.check = lambda exercise_id: 0.0
    package.progress = lambda path=".": None
    if "torch" in sys.modules:
        # A fork has one thread; OpenMP's pool would wait for its lost ones.
        sys.modules["torch"].set_num_threads(1)
    shell = Shell()
    rehearse(shell)
    separate = sandboxed and confine.namespaces_work()
    # From here on nobody reads the standard streams.
    null = os.open(os.devnull, os.O_RDWR)
    for fd in (0, 1, 2):
        os.dup2(null, fd)
    os.close(null)
    fd = descriptors[0] if len(descriptors) == 1 else _one_of_several(descriptors, sandboxed)
    Server(Channel(socket.socket(fileno=fd)), shell, sandboxed, separate, given["out_of_sight"]).serve()
    os._exit(0)  # there is nothing left to clean up, and the grader is waiting for this process to end


def _one_of_several(descriptors: list[int], sandboxed: bool) -> int:
    """Make a copy of this process for each descriptor; returns in the copies only, each time another.

    What they are copied from waits for the last of them to end.
    """
    for fd in descriptors:
        if os.fork() == 0:
            if not sandboxed:
                confine.end_with_parent()
            for other in descriptors:
                if other != fd:
                    os.close(other)
            return fd
    for fd in descriptors:
        os.close(fd)
    with suppress(ChildProcessError):
        while True:
            os.wait()
    os._exit(0)


if __name__ == "__main__":
    main()
