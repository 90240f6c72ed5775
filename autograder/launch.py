"""How a worker process comes to be. This is the seam for isolation: a sandbox is another way to launch.

Imports nothing that is slow to import, so that a worker can be on its way while the grader still imports.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import IO

KEPT = (
    *("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "VIRTUAL_ENV", "PYTHONPATH"),
    *("LEARNER_DATA", "XDG_CACHE_HOME"),
)


@dataclass
class Launched:
    """A worker process that may still be importing: our end of its socket, and what it says if it fails."""

    process: subprocess.Popen
    socket: socket.socket
    log: IO[bytes]


def launch() -> Launched:
    """Start a worker process; returns at once. Raises `OSError` where processes cannot be forked (Windows)."""
    if not hasattr(os, "fork"):
        raise OSError(
            "The terminal's checks need Linux, macOS or WSL. The check cells in the notebooks work here too."
        )
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
    return Launched(process, ours, log)


def _environment() -> dict[str, str]:
    """The little of the environment that a worker needs."""
    return {name: os.environ[name] for name in KEPT if name in os.environ} | {
        "MPLBACKEND": "Agg",
        "OMP_NUM_THREADS": "1",
        # Without it a set's order, and with it a report, would differ from run to run with the same seed.
        "PYTHONHASHSEED": "0",
    }
