"""Graders in processes of their own, as many as the machine has cores, each replaced when it dies."""

from __future__ import annotations

import multiprocessing
import multiprocessing.forkserver
import os
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from queue import Empty, SimpleQueue
from typing import Protocol

import msgspec

from autograder.classroom.jobs import Done, Job, do
from autograder.grading.grader import Grader
from autograder.grading.passes import Passes
from autograder.running.launch import Isolation, Launched, launch_fleet

PATIENCE = 1800.0  # seconds for one submission: every single limit inside is far below
GOODBYE = 10.0  # seconds for one that is idle to end by itself
TIDYING = 3.0  # seconds for one that is not, to end its workers and remove its files
TRIES = 2

LONGEST_FOLDER = 60  # characters of where temporary files go: a socket's path has room for a hundred

_FORKS = multiprocessing.get_context("forkserver")


class Graders(Protocol):
    """Whatever can do jobs, here or on other machines."""

    def results(self, students: list[str], job_of: Callable[[str], Job]) -> Generator[Done, None, None]:
        """What comes of each student's job, as it is done, in any order; for each student exactly one.

        Jobs are made when their turn comes, so that few are held in memory. The graders are closed in the end.
        """
        ...

    def close(self) -> None:
        """Let go of whatever is held in order to grade."""
        ...


def job_or_failure(student: str, job_of: Callable[[str], Job]) -> Job | Done:
    """A student's job; where it cannot be made, why, so that it does not keep the others from being graded."""
    try:
        return job_of(student)
    except Exception as error:
        return Done(student, failure=f"{type(error).__name__}: {error}")


class LocalGraders:
    """`count` processes that grade, on this machine, with a worker each.

    All are copies of one process, and their workers of one worker. These start at once, and import while the owner does.
    The machine's `processors` are shared out among them. Raises what `launch` raises.
    """

    def __init__(self, count: int, isolation: Isolation = "auto", processors: int | None = None):
        share = max(1, (processors or os.cpu_count() or 1) // count)
        _start_importing()
        self._fleet = launch_fleet(count, isolation)
        self._processes = [_Process(isolation, worker, share) for worker in self._fleet.workers]

    def results(self, students: list[str], job_of: Callable[[str], Job]) -> Generator[Done, None, None]:
        waiting: SimpleQueue[str] = SimpleQueue()
        done: SimpleQueue[Done] = SimpleQueue()
        for student in students:
            waiting.put(student)

        def work(process: _Process) -> None:
            with suppress(Empty):
                while not process.ended:
                    job = job_or_failure(waiting.get_nowait(), job_of)
                    done.put(self._done(job, process) if isinstance(job, Job) else job)

        for process in self._processes:
            threading.Thread(target=work, args=(process,), daemon=True).start()
        try:
            for _ in students:
                yield done.get()
        finally:
            self.close()

    def close(self) -> None:
        for process in self._processes:
            process.end()
        self._fleet.close(TIDYING)

    def _done(self, job: Job, process: _Process) -> Done:
        """The result of a job. There is always one, so nobody waits forever."""
        try:
            return process.do(job)
        except Exception as error:  # such as no more processes to be had
            return Done(job.student, failure=f"no grader could be started ({type(error).__name__}: {error})")


def _start_importing() -> None:
    """Start the process that graders are copies of, unless it runs already. It imports what `preloaded` does."""
    _FORKS.set_forkserver_preload(["autograder.classroom.preloaded"])
    usual = tempfile.gettempdir()
    if len(usual) > LONGEST_FOLDER:
        tempfile.tempdir = "/tmp"
    try:
        multiprocessing.forkserver.ensure_running()
    finally:
        tempfile.tempdir = usual


class _Process:
    """One grader's process, and its replacement when it dies. It starts with its first job.

    The first has the `launched` worker; others launch their own.
    """

    def __init__(self, isolation: Isolation, launched: Launched, processors: int):
        self._isolation: Isolation = isolation
        self._processors = processors
        self._launched: Launched | None = launched
        self._process: ForkServerProcess | None = None
        self.ended = False

    def do(self, job: Job) -> Done:
        failure = "the grader's process died"
        for _ in range(TRIES):
            try:
                if self._process is None:
                    failure = "no grader could be started"
                    self._start()
                    failure = "the grader's process died"
                if self.ended:
                    self._stop()
                    break
                self._idle = False
                self._line.send_bytes(msgspec.msgpack.encode(job))
                if self._line.poll(PATIENCE):
                    done = msgspec.msgpack.decode(self._line.recv_bytes(), type=Done)
                    self._idle = True
                    return done
                failure = f"it was not done within {PATIENCE:g} seconds"
                self._stop()
                break  # a second time would take as long
            except (EOFError, OSError):
                pass
            if self.ended:
                break
            self._stop()
        return Done(job.student, failure=failure)

    def end(self) -> None:
        self.ended = True
        self._stop()

    def _start(self) -> None:
        line, theirs = _FORKS.Pipe()
        launched, self._launched = self._launched, None
        try:
            args = (theirs, self._isolation, launched, self._processors)
            process = _FORKS.Process(target=_serve, args=args, daemon=True)
            process.start()  # waits until the one that it is a copy of has imported everything
            self._process, self._line = process, line
        finally:
            theirs.close()
            if launched is not None:
                launched.abandon()  # our copy of its socket, without which nobody would notice when the grader dies

    def _stop(self) -> None:
        if self._process is None:
            return
        self._line.close()
        if not self._idle:
            self._process.terminate()
        self._process.join(GOODBYE if self._idle else TIDYING)
        # Its own workers notice when it is gone, and end.
        self._process.kill()
        self._process.join()
        self._process = None


def _serve(line: Connection, isolation: Isolation, launched: Launched | None, processors: int) -> None:
    """What runs in a grader's process, until its owner hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # a Ctrl-C is its owner's to answer
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that all that it has open is closed
    threading.Thread(target=_end_with_owner, daemon=True).start()
    passes = Passes()
    with Grader(isolation, launched=launched, processors=processors) as grader:
        while True:
            try:
                job = msgspec.msgpack.decode(line.recv_bytes(), type=Job)
            except EOFError:
                return
            line.send_bytes(msgspec.msgpack.encode(do(job, grader, passes)))


def _end_with_owner() -> None:
    """End this process when its owner is gone, were it in the middle of a submission: nobody waits for that any more."""
    owner = multiprocessing.parent_process()
    if owner is not None:
        wait([owner.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(TIDYING)
        os._exit(1)
