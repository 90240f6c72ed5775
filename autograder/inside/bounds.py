"""What one answer may use. Apart from what enforces it, which only Unix can import: a notebook's checks run anywhere."""

from __future__ import annotations

import msgspec


class Bounds(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What one answer may use. Sizes are in bytes."""

    memory: int = 2 * 2**30  # beyond what the libraries take: of one process, and of all that it starts
    processes: int = 64
    open_files: int = 256
    file: int = 64 * 2**20
    seconds: int = (
        600  # that one process computes in all; the grader, which watches all of them, ends it long before
    )
    scratch: int = 128 * 2**20  # each of /tmp and /dev/shm
