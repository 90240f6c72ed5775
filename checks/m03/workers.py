"""Shared by the checks of m03: which processes make the batches."""

from __future__ import annotations

from typing import Any

from autograder.checking import expect, fail, short
from checks.m03.probes import batches_of, expect_pass, observed

PATIENCE = 2.0
"""Seconds that a process waits for the others: far more than starting them takes, on a busy machine too."""

CPUS = 7
"""How many processors the machine claims to have, so that a pool of default size is known by its size."""


def company(names: Any, n: int, bs: int, n_workers: int, wanted: int, patience: float, cpus: int) -> dict:
    """Who made the items of a pass, and how many processes were seen at work at once."""
    import os
    import tempfile
    from unittest import mock

    from course_helpers.items import Meeting

    counts = [name for name in ("cpu_count", "process_cpu_count") if hasattr(os, name)]
    patches = [mock.patch.object(os, name, lambda: cpus) for name in counts]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        ds = Meeting(n, folder, wanted, patience, os.getpid())
        for patch in patches:
            patch.start()
        try:
            batches = list(names.DataLoader(ds, bs=bs, n_workers=n_workers))
        finally:
            for patch in patches:
                patch.stop()
    rows = [row for xb, _ in batches for row in xb.tolist()]
    return {
        "labels": [yb.tolist() for _, yb in batches],
        "pids": sorted({int(pid) for _, pid, _ in rows}),
        "together": max((int(seen) for *_, seen in rows), default=0),
        "caller": os.getpid(),
    }


def judge_company(student: Any, n_workers: int) -> None:
    """Fail unless other processes, at least two at once and never more than `n_workers`, make the batches."""
    bs = student.random.randrange(5, 12)
    n = student.random.randrange(3, 7) * n_workers * bs
    tried = f"list(DataLoader(ds, bs={bs}, n_workers={n_workers}))   # ds has {n} items, and os.getpid() tells who makes each"
    seen = observed(student, company, n, bs, n_workers, 2, PATIENCE, CPUS, tried=tried)
    expect_pass(seen["labels"], n, bs, tried)
    others = [pid for pid in seen["pids"] if pid != seen["caller"]]
    if not others:
        fail(
            "All batches were made in this process. (Threads are part of it too.) With n_workers >= 2 other processes make them.",
            expected=f"{n_workers} other processes",
            got="this process",
        )
    expect(
        seen["caller"] not in seen["pids"],
        "Some batches were made in this process. With n_workers >= 2 other processes make all of them.",
        expected="other processes",
        got="this process too",
    )
    expect(
        seen["together"] >= 2,
        "Only one batch was being made at a time. Hand in several before you wait for the first one.",
        expected="several batches at once",
        got="each batch was begun after the one before it had been finished",
    )
    # Are there ever more? One process more than asked for is waited for, and should not come.
    more = observed(student, company, n, bs, n_workers, n_workers + 1, 0.5, CPUS, tried=tried)
    expect(
        more["together"] <= n_workers,
        "More processes work than were asked for. Without a number a pool takes as many as the machine has processors: hand n_workers to it.",
        expected=f"at most {n_workers} processes",
        got=f"at least {more['together']} processes at once",
    )


def judge_here(student: Any, n: int, bs: int) -> None:
    """Fail unless n_workers=0 makes batches in this process."""
    tried = f"list(DataLoader(ds, bs={bs}, n_workers=0))   # ds has {n} items, and os.getpid() tells who makes each"
    seen = observed(student, company, n, bs, 0, 1, 0.0, CPUS, tried=tried)
    expect_pass(seen["labels"], n, bs, tried)
    expect(
        seen["pids"] == [seen["caller"]],
        "With n_workers=0 this process makes the batches, so that a breakpoint in the dataset works. Here another one made them.",
        expected="this process",
        got="another process",
    )


def slow_first(names: Any, n: int, bs: int, n_workers: int, patience: float) -> list:
    """The labels of each batch, where the first batch takes longest."""
    import os
    import tempfile

    from course_helpers.items import FirstIsSlow

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        ds = FirstIsSlow(n, folder, 2 * bs - 1, patience, os.getpid())
        return [yb.tolist() for _, yb in names.DataLoader(ds, bs=bs, n_workers=n_workers)]


def judge_order(student: Any, n: int, bs: int, n_workers: int) -> None:
    """Fail unless batches come in order, though the first one takes longest."""
    tried = f"[yb for xb, yb in DataLoader(ds, bs={bs}, n_workers={n_workers})]   # ds has {n} items, and ds[0] takes longest"
    got = observed(student, slow_first, n, bs, n_workers, PATIENCE, tried=tried)
    if got != batches_of(n, bs) and sorted(got) == batches_of(n, bs):
        fail(
            "The batches come as they are finished, and the first one took longest. They come in the order of the items: wait for each "
            "in turn, as a pool's map does.",
            expected=short(batches_of(n, bs)),
            got=short(got),
        )
    expect_pass(got, n, bs, tried)
