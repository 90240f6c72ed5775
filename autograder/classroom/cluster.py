"""Grades on the workers of a Dask cluster: `autograder grade --dask tcp://scheduler:8786`.

A worker needs this package and bubblewrap, and nothing else: a job brings the submission, the released notebooks with
the record of them, and the hidden checks with it. When a worker is lost Dask gives its jobs to another; a job may so be
done twice, but its result is taken once, by the one process that writes into the gradebook.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Generator
from concurrent.futures import Future
from contextlib import closing
from functools import cache
from queue import SimpleQueue

import msgspec
from distributed import Client, as_completed, get_worker

from autograder.classroom.jobs import Done, Job, do
from autograder.classroom.pool import job_or_failure
from autograder.course.digest import MACHINE, fingerprint
from autograder.course.manifest import current
from autograder.grading.grader import Grader
from autograder.grading.passes import Passes
from autograder.running.launch import Isolation
from autograder.running.sandbox import NoSandbox

AHEAD = 2  # jobs that lie ready for each thread of a worker, so that none waits for the next


class NoCluster(Exception):
    """There is no cluster at that address, or no worker in it."""


class ClusterGraders:
    """The workers of the Dask cluster at `address`. Raises `NoCluster`."""

    def __init__(self, address: str, isolation: Isolation = "auto", timeout: float = 10.0):
        try:
            self._client = Client(address, timeout=timeout, set_as_default=False)
        except (OSError, TimeoutError, ValueError) as error:
            raise NoCluster(f"There is no Dask scheduler at {address} ({error}).") from None
        self._isolation: Isolation = isolation

    def results(self, students: list[str], job_of: Callable[[str], Job]) -> Generator[Done, None, None]:
        with closing(self):
            threads = sum(self._client.nthreads().values())
            if not threads:
                raise NoCluster("The cluster has no workers yet: start some, or wait for them.")
            rest = iter(students)
            running = as_completed(loop=self._client.loop)
            names = {}
            held = 0

            def one_more() -> Done | None:
                """Send the next student's job; or a `Done`, where there is none to send."""
                nonlocal held
                student = next(rest, None)
                if student is None:
                    return None
                job = job_or_failure(student, job_of)
                if isinstance(job, Done):
                    return job
                # Not pure: a second grading of the same files, with a new seed, is a new job.
                future = self._client.submit(
                    _graded, msgspec.msgpack.encode(job), _version(), self._isolation, pure=False
                )
                names[future.key] = student
                running.add(future)
                held += 1
                return None

            for _ in range(min(len(students), threads * AHEAD)):
                if failed := one_more():
                    yield failed
            while held:
                future = next(running)
                held -= 1
                student = names.pop(future.key)
                try:
                    done = msgspec.msgpack.decode(future.result(), type=Done)
                except Exception as error:  # whatever the cluster lost it to
                    done = Done(student, failure=f"{type(error).__name__}: {error}")
                future.release()
                while (failed := one_more()) is not None:
                    yield failed
                yield done

    def close(self) -> None:
        self._client.close()


def _graded(job: bytes, version: str, isolation: Isolation) -> bytes:
    """What runs on a worker."""
    given = msgspec.msgpack.decode(job, type=Job)
    if version != _version():
        return msgspec.msgpack.encode(
            Done(given.student, failure="a worker of the cluster has another version of the autograder")
        )
    return msgspec.msgpack.encode(_thread(isolation, get_worker().state.nthreads).do(given))


_starting = threading.Lock()
_threads: dict[Isolation, _GradingThread] = {}


def _thread(isolation: Isolation, processors: int) -> _GradingThread:
    with _starting:
        if isolation not in _threads:
            _threads[isolation] = _GradingThread(isolation, processors)
        return _threads[isolation]


class _GradingThread:
    """A thread that lives as long as its Dask worker, and its grader.

    A sandbox ends with the thread that started it, and Dask's own threads come and go. One submission at a time is graded,
    on as many `processors` as the worker has threads; a machine's cores are best used by as many workers.
    """

    def __init__(self, isolation: Isolation, processors: int):
        self._isolation: Isolation = isolation
        self._processors = processors
        self._jobs: SimpleQueue[tuple[Job, Future[Done]]] = SimpleQueue()
        threading.Thread(target=self._run, name="grading", daemon=True).start()

    def do(self, job: Job) -> Done:
        done: Future[Done] = Future()
        self._jobs.put((job, done))
        return done.result()

    def _run(self) -> None:
        from autograder.running.workers import WorkerFailed

        grader: Grader | None = None
        passes = Passes()
        while True:
            job, done = self._jobs.get()
            try:
                grader = grader or Grader(self._isolation, processors=self._processors)
                done.set_result(do(job, grader, passes))
            except (NoSandbox, WorkerFailed) as reason:
                grader = None
                done.set_result(Done(job.student, failure=f"on a worker of the cluster: {reason}"))
            except BaseException as error:
                grader = None
                done.set_exception(error)


@cache
def _version() -> str:
    """A digest of this package and the course's checks: reports of two versions do not belong into one gradebook."""
    folders = (MACHINE, current().folder)
    return fingerprint(*(file.read_bytes() for folder in folders for file in sorted(folder.rglob("*.py"))))
