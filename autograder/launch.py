"""How a worker process comes to be: in the sandbox, or without one.

Imports nothing that is slow to import, so that a worker can be on its way while the grader still imports.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import IO, Literal

from autograder.sandbox import NoSandbox, place, sandbox

KEPT = (
    *("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH"),
    *("LEARNER_DATA", "XDG_CACHE_HOME"),
)
ALWAYS = {
    "MPLBACKEND": "Agg",
    "OMP_NUM_THREADS": "1",
    # Without it a set's order, and with it a report, would differ from run to run with the same seed.
    "PYTHONHASHSEED": "0",
    # Everything is allocated by glibc, in huge pages where there are any: a fork then copies, and its end frees, a few
    # entries for them in place of 50,000. That is a third of the time that a fork costs.
    "PYTHONMALLOC": "malloc",
    "GLIBC_TUNABLES": "glibc.malloc.hugetlb=1",
}


Isolation = Literal["auto", "sandbox", "process"]
"""Where student code shall run: in the sandbox where there is one, nowhere else, or in a bare process."""


@dataclass
class Launched:
    """A worker process that may still be importing: our end of its socket, and what it says if it fails.

    `warning` says why it runs without a sandbox, where that was not asked for.
    """

    process: subprocess.Popen
    socket: socket.socket
    log: IO[bytes]
    sandboxed: bool
    warning: str = ""

    def abandon(self) -> None:
        """End it before anything was asked of it."""
        self.socket.close()
        self.process.kill()
        self.process.wait()
        self.log.close()


def launch(isolation: Isolation = "auto") -> Launched:
    """Start a worker process; returns at once.

    Raises `OSError` where processes cannot be forked (Windows), `NoSandbox` where a sandbox is required that is not to
    be had, and `DataError` where there are no images and none can be drawn.
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
    ours, theirs = socket.socketpair()
    log = tempfile.TemporaryFile()
    python = place(sys.executable) if wrapper else sys.executable
    command = [python, "-m", "autograder.inside.worker", str(theirs.fileno())]
    try:
        process = subprocess.Popen(
            [*wrapper, *_setenv(), *command, "sandboxed"] if wrapper else command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={} if wrapper else _environment(),
            pass_fds=[theirs.fileno()],
            start_new_session=True,
        )
    finally:
        theirs.close()
    if wrapper:
        _draw_images(process)
    return Launched(process, ours, log, bool(wrapper), warning)


def _draw_images(process: subprocess.Popen) -> None:
    """In the sandbox nothing can be written: the images must be there before the first setup cell looks for them."""
    from data import mini_imagenette  # imported while the worker, too, is importing

    try:
        mini_imagenette()
    except BaseException:
        process.kill()
        process.wait()
        raise


def _environment() -> dict[str, str]:
    """The little of the environment that a worker needs."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | ALWAYS


def _setenv() -> list[str]:
    return [word for name, value in ALWAYS.items() for word in ("--setenv", name, value)]
