"""How much memory a program takes, its child processes included. Linux only: it reads /proc."""

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


def family(pid: int) -> list[int]:
    """`pid` and all its descendants."""
    pids = [pid]
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text().split():
            pids += family(int(child))
    return pids


def usage(pid: int) -> tuple[int, int]:
    """(RSS, PSS) of a process and its descendants, in KiB.

    RSS counts a page that several processes share in each of them; PSS counts it once in all.
    """
    rss = pss = 0
    for member in family(pid):
        try:
            rollup = Path(f"/proc/{member}/smaps_rollup").read_text()
        except OSError:  # it has ended meanwhile
            continue
        fields = {line.split(":")[0]: line.split()[1] for line in rollup.splitlines()[1:]}
        rss += int(fields.get("Rss", 0))
        pss += int(fields.get("Pss", 0))
    return rss, pss


@contextmanager
def peak() -> Iterator[Callable[[], tuple[float, float]]]:
    """Sample this process and its descendants in the block; yields what gives the highest (RSS, PSS), in MiB."""
    highest = [0, 0]
    done = threading.Event()

    def sample() -> None:
        while not done.wait(0.05):
            try:
                highest[:] = map(max, zip(highest, usage(os.getpid()), strict=True))
            except OSError:  # a process has ended while its family was listed
                continue

    thread = threading.Thread(target=sample)
    thread.start()
    try:
        yield lambda: (highest[0] / 1024, highest[1] / 1024)
    finally:
        done.set()
        thread.join()
