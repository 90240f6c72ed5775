"""How a worker process comes to be: in the sandbox, or without one.

Imports nothing that is slow to import, so that a worker can be on its way while the grader still imports.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import IO, Literal

import msgspec

from autograder.course.manifest import current
from autograder.inside.plan import Plan
from autograder.running.sandbox import NoSandbox, place, sandbox

KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH", "XDG_CACHE_HOME")
ALWAYS = {
    "MPLBACKEND": "Agg",
    "OMP_NUM_THREADS": "1",
    # Without it a set's order, and with it a report, would differ from run to run with the same seed.
    "PYTHONHASHSEED": "0",
    # Everything is allocated by glibc, in huge pages where there are any. A fork then copies a few entries for them in place
    # of 50,000, and its end frees as many. That halves what both cost.
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


Isolation = Literal["auto", "sandbox", "process"]
"""Where student code shall run: in the sandbox where there is one, nowhere else, or in a bare process."""


@dataclass
class Launched:
    """A worker process that may still be importing: our end of its socket, and what it says if it fails.

    `process` and `log` are `None` where the process that launched it keeps them. `warning` says why it runs without a
    sandbox, where that was not asked for.
    """

    process: subprocess.Popen | None
    socket: socket.socket
    log: IO[bytes] | None
    sandboxed: bool
    warning: str = ""

    def abandon(self) -> None:
        """End it before anything was asked of it."""
        self.socket.close()
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        if self.log is not None:
            self.log.close()


@dataclass
class Fleet:
    """Workers for several graders, which are copies of one that imports once for them all."""

    process: subprocess.Popen
    log: IO[bytes]
    workers: list[Launched]

    def close(self, patience: float) -> None:
        """End all of them: those that are not done within `patience` seconds are killed."""
        for worker in self.workers:
            worker.abandon()
        try:
            self.process.wait(patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


def launch(isolation: Isolation = "auto") -> Launched:
    """Start a worker process; returns at once. Raises what `launch_fleet` raises."""
    fleet = launch_fleet(1, isolation)
    (worker,) = fleet.workers
    worker.process, worker.log = fleet.process, fleet.log
    return worker


def launch_fleet(count: int, isolation: Isolation = "auto") -> Fleet:
    """Start a worker process that becomes `count` of them once it has imported everything; returns at once.

    Raises `OSError` where processes cannot be forked (Windows), `NoSandbox` where a sandbox is required that is not to
    be had, and `CourseError` where the files that answers read cannot be made.
    """
    if not hasattr(os, "fork"):
        raise OSError(
            "The terminal's checks need Linux, macOS or WSL. The check cells in the notebooks work here too."
        )
    wrapper: tuple[str, ...] = ()
    warning = ""
    if isolation != "process":
        try:
            wrapper = sandbox()
        except NoSandbox as reason:
            if isolation == "sandbox":
                raise
            warning = f"Student code runs WITHOUT A SANDBOX, with your own rights: {reason}."
    pairs = [socket.socketpair() for _ in range(count)]
    log = tempfile.TemporaryFile()
    python = place(sys.executable) if wrapper else sys.executable
    descriptors = [theirs.fileno() for _, theirs in pairs]
    # -P: nothing is imported from the folder that the grader was started in.
    command = [
        python,
        "-P",
        "-m",
        "autograder.inside.worker",
        ",".join(map(str, descriptors)),
        _given(bool(wrapper)),
    ]
    try:
        process = subprocess.Popen(
            [*wrapper, *_setenv(), *command] if wrapper else command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={} if wrapper else _environment(),
            pass_fds=descriptors,
            start_new_session=True,
        )
    finally:
        for _, theirs in pairs:
            theirs.close()
    if wrapper:
        _prepare_files(process)
    return Fleet(process, log, [Launched(None, ours, None, bool(wrapper), warning) for ours, _ in pairs])


def _given(sandboxed: bool) -> str:
    """What a worker must know of the course, as JSON."""
    course = current()
    where = place if sandboxed else str
    return json.dumps(
        {
            "sandboxed": sandboxed,
            "packages": {name: where(folder) for name, folder in course.packages.items()},
            # Parts, too: their source is out of sight later.
            "imports": [*course.manifest.worker.imports, *course.manifest.parts.modules],
            "out_of_sight": [where(course.packages[name]) for name in course.manifest.answers.out_of_sight],
            "parts": msgspec.to_builtins(Plan(course.manifest.parts)),
        }
    )


def _prepare_files(process: subprocess.Popen) -> None:
    """In the sandbox nothing can be written: what answers read must be there before the first setup cell looks for it."""
    try:
        current().prepare_files()  # imports what makes them while the worker, too, is importing
    except BaseException:
        process.kill()
        process.wait()
        raise


def _environment() -> dict[str, str]:
    """The little of the environment that a worker needs."""
    files = current().manifest.files
    kept = (*KEPT, files.variable) if files else KEPT
    found = {name: os.environ[name] for name in kept if name in os.environ}
    # Processes that an answer spawns find the course's packages by this.
    folders = [str(folder.parent) for folder in current().packages.values()]
    found["PYTHONPATH"] = os.pathsep.join([*dict.fromkeys(folders), *filter(None, [found.get("PYTHONPATH")])])
    return found | ALWAYS


def _setenv() -> list[str]:
    return [word for name, value in ALWAYS.items() for word in ("--setenv", name, value)]
