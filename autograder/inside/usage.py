"""What the processes of an answer take, read from /proc: time and memory. Linux only."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress

FIRST = "1"  # the process that watches the others of its PID space
AWAKE = "RD"  # states of a thread that computes, would if a processor were free, or waits for the disk


def time_used(sessions: Collection[int] | None = None) -> tuple[float, bool]:
    """Seconds that processes have computed, and whether any of their threads is at it now.

    Of all but the first of this PID space, or of those in these `sessions`. Raises `OSError` where there is no /proc.
    """
    ticks, awake = 0, False
    for pid in filter(str.isdigit, os.listdir("/proc")):
        if sessions is None and pid == FIRST:
            continue
        with suppress(OSError, ValueError, IndexError):  # one that has ended meanwhile
            fields = _stat(f"/proc/{pid}/stat")
            if sessions is not None and int(fields[3]) not in sessions:
                continue
            ticks += sum(map(int, fields[11:15]))  # its own, and those of its children that it has waited for
            tasks = os.listdir(f"/proc/{pid}/task")
            awake = awake or any(_stat(f"/proc/{pid}/task/{task}/stat")[0] in AWAKE for task in tasks)
    return ticks / os.sysconf("SC_CLK_TCK"), awake


def memory_used() -> int:
    """Bytes that the other processes of this PID space take together; what they share counts once."""
    total = 0
    for pid in filter(str.isdigit, os.listdir("/proc")):
        if pid == FIRST:
            continue
        with suppress(OSError, ValueError):
            with open(f"/proc/{pid}/smaps_rollup") as file:
                total += next(int(line.split()[1]) for line in file if line.startswith("Pss:")) * 1024
    return total


def _stat(path: str) -> list[str]:
    """What follows the program's name, which may hold anything."""
    with open(path, errors="replace") as file:
        return file.read().rpartition(")")[2].split()
