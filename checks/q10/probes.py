"""Shared by the checks of q10: functions that tell in which process they run, and who is there with them."""

from __future__ import annotations

from typing import Any

from autograder.checking import Opaque, TimedOut, expect, expect_equal, fail, kind_of, short

PATIENCE = 2.0
"""Seconds that a process waits for the others: far more than starting them takes, on a busy machine too."""

CPUS = 7
"""How many processors the machine claims to have meanwhile, so that a pool of default size is known by its size."""


MEANINGS = {
    "must be greater than 0": "A pool cannot have 0 processes. With n_workers=0 compute [f(o) for o in items] right here.",
    "must be at least 1": "A pool cannot have 0 processes. With n_workers=0 compute [f(o) for o in items] right here.",
    "chunksize must be": "The chunk size came out as 0. There may be fewer items than workers, or none at all.",
    "range() arg 3": "The chunk size came out as 0. There may be fewer items than workers, or none at all.",
    "pickle": "What goes to another process is pickled, and lambdas and functions inside functions cannot be. Send f itself.",
    "Future": "submit returns a Future, which is a promise of a result. Its result() waits for it and gives it.",
    "not callable": "pool.map and pool.submit take f itself, without parentheses after it.",
}


def meeting(names: Any, n_workers: int, numbers: list, wanted: int, patience: float, cpus: int) -> dict:
    """Map a function whose first call in each process waits until `wanted` processes are in it at once."""
    import multiprocessing
    import os
    import tempfile
    from functools import partial
    from unittest import mock

    from course_helpers.pools import meet

    def newest() -> int:
        return int(
            multiprocessing.Process().name.rpartition("-")[2]
        )  # processes are numbered as they are made

    counts = [name for name in ("cpu_count", "process_cpu_count") if hasattr(os, name)]
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        f = partial(meet, folder, wanted, patience, os.getpid(), int(numbers[0]))
        before = newest()
        patches = [mock.patch.object(os, name, lambda: cpus) for name in counts]
        for patch in patches:
            patch.start()
        try:
            results = names.parallel_map(f, list(numbers), n_workers)
        finally:
            for patch in patches:
                patch.stop()
        made = newest() - before - 1
    return {"results": results, "caller": os.getpid(), "made": made}


def located(names: Any, numbers: list, n_workers: int) -> dict:
    import os
    import threading

    from course_helpers.pools import where

    results = names.parallel_map(where, list(numbers), n_workers)
    return {"results": results, "caller": os.getpid(), "thread": threading.get_ident()}


def refusing(names: Any, items: list, bad: Any, says: str, n_workers: int) -> dict:
    """Whether the exception arrives (as it is, or as the cause of another), or else what is returned."""
    from functools import partial

    from course_helpers.pools import refuse

    try:
        returned = names.parallel_map(partial(refuse, bad, says), list(items), n_workers)
    except Exception as error:
        chain: list[BaseException] = [error]
        while len(chain) < 10 and (cause := chain[-1].__cause__ or chain[-1].__context__) is not None:
            chain.append(cause)
        if not any(type(e) is ValueError and str(e) == says for e in chain):
            raise
        return {"raised": says}
    return {"returned": returned}


def doubled(names: Any, items: Any, n_workers: int, patience: float) -> Any:
    """Map a function that is slow for the first item: whoever takes what is finished first has another order."""
    import os
    import tempfile
    from copy import copy
    from functools import partial

    from course_helpers.pools import twice_first_last

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        f = partial(twice_first_last, folder, next(iter(items), None), patience, os.getpid())
        return names.parallel_map(f, copy(items), n_workers)


def expect_doubled(student: Any, items: Any, n_workers: int, why: str) -> None:
    """Fail unless the student's parallel_map gives `[o + o for o in items]`, where None stays None."""
    slow = n_workers > 1 and len(items) > 1
    lines = ["def f(o):", "    return o and o + o", "", f"parallel_map(f, {items!r}, n_workers={n_workers})"]
    if slow:
        lines.insert(1, f"    if o == {items[0]!r}: time.sleep(0.1)")
        lines[:0] = ["import time", ""]
    right = [None if item is None else item + item for item in items]
    # All of that time passes only where one process gets all items in one piece.
    patience = 0.2 if slow else 0.0
    got = observed(student, doubled, items, n_workers, patience, tried="\n".join(lines))
    expect_results(got, right, why)


def observed(student: Any, probe: Any, *args: Any, tried: str) -> Any:
    """`student.observe`, with what it usually means here when time runs out."""
    try:
        return student.observe(probe, *args, tried=tried)
    except TimedOut as slow:
        slow.meaning = "It was still running. Does it wait for something that never comes, or start new processes for every item?"
        raise


def expect_list(results: Any) -> None:
    """Fail unless it is a list, as such."""
    if type(results) is list:
        return
    got = short(results)
    got = got if len(got) < 100 else got[:90] + " ..."
    if results is None:
        fail("It returns None. Is there a return in every branch?", expected="a list", got="None")
    if isinstance(results, Opaque) and results.type in ("generator", "map", "IMapIterator", "chain"):
        fail(
            "This is a lazy iterator over results that may not be there yet. list() waits for them and keeps them.",
            expected="a list",
            got=got,
        )
    kind = kind_of(results)
    fail(f"Return a list. This is {'an' if kind == 'L' else 'a'} {kind}.", expected="a list", got=got)


def expect_results(got: Any, right: list, why: str) -> None:
    """Fail unless it is a list of these results in this order."""
    expect_list(got)
    if got != right and sorted(map(repr, got)) == sorted(map(repr, right)):
        fail(
            "All results are there, but in the order in which they were finished. Take them in the order of the items: "
            "pool.map does, as_completed does not.",
            expected=short(right),
            got=short(got),
        )
    if any(isinstance(o, Opaque) and o.type == "Future" for o in got):
        fail(
            "These are Futures, promises of results. result() waits for one and gives what f returned.",
            expected=short(right),
            got=short(got),
        )
    expect_equal(got, right, why=why)


def expect_numbers(results: Any, numbers: list) -> None:
    """Fail unless the results belong to these numbers, in this order."""
    expect_list(results)
    expect(
        all(isinstance(row, tuple) and len(row) == 3 for row in results),
        "The list should hold what f returned, and nothing else. (A Future has its result in result().)",
        expected=f"a list of {len(numbers)} results",
        got=short(results),
    )
    expect_results(
        [row[0] for row in results], list(numbers), "Give one result for each item, in the items' order."
    )


TELL = """import os, time

def f(o):
    time.sleep(0.1)
    return o, os.getpid()

"""


def judge_company(student: Any, n_workers: int, numbers: list, wanted: int = 2) -> None:
    """Fail unless at least `wanted` other processes, and at most `n_workers`, work on the numbers at once."""
    tried = TELL + f"parallel_map(f, list(range({numbers[0]}, {numbers[-1] + 1})), n_workers={n_workers})"
    seen = observed(student, meeting, n_workers, numbers, wanted, PATIENCE, CPUS, tried=tried)
    results, caller = seen["results"], seen["caller"]
    expect_numbers(results, numbers)
    others = {row[1] for row in results} - {caller}
    if not others:
        fail(
            "All items were computed in your own process. (Threads are part of it.) A process pool starts others.",
            expected="work in other processes",
            got="f ran in the process that called it",
        )
    if any(row[1] == caller for row in results):
        fail(
            "Your own process has computed some of the items itself. With 2 workers or more, leave all of them to the pool.",
            expected="all work in other processes",
            got="f ran in the process that called it, for some items",
        )
    together = max(row[2] for row in results)
    if together < 2:
        fail(
            "Only one item was in progress at a time. Hand in all the work before you wait for the first result "
            "(and in pieces small enough for everyone to get some).",
            expected="several items in progress at once",
            got="each item had to wait for the one before it",
        )
    if len(others) > n_workers or seen["made"] != n_workers:
        # Others may have been made that never worked. Do more than n_workers work when they have the time? Those that
        # were there before, kept from another call, need not be started first.
        patience = 1.0 if seen["made"] else 0.3
        again = observed(student, meeting, n_workers, numbers, n_workers + 1, patience, CPUS, tried=tried)
        crowd = crowd_of(again["results"])
        expect(
            crowd <= n_workers,
            "More processes work than n_workers. Without a number a pool starts as many as the machine has processors: "
            "ProcessPoolExecutor(n_workers).",
            expected=f"at most {n_workers} processes",
            got=f"at least {crowd} processes at once",
        )
    expect(
        together >= wanted,
        "Fewer processes work than n_workers. Does the pool get n_workers, and is there work for each?",
        expected=f"{wanted} processes",
        got=f"{together} processes at once",
    )


def crowd_of(results: Any) -> int:
    rows = results if isinstance(results, list) else []
    return max((row[2] for row in rows if isinstance(row, tuple) and len(row) == 3), default=0)


def expect_refusal(student: Any, items: list, bad: Any, says: str, n_workers: int) -> None:
    """Fail unless the ValueError(says) that f raises for the item `bad` reaches the caller."""
    tried = (
        f"def f(o):\n    if o == {bad!r}:\n        raise ValueError({says!r})\n    return o\n\n"
        f"parallel_map(f, {short(items)}, n_workers={n_workers})"
    )
    seen = observed(student, refusing, items, bad, says, n_workers, tried=tried)
    if "raised" not in seen:
        fail(
            "f raised an exception, and nobody was told. Ask for every result, and let an exception that comes instead of "
            "one through.",
            expected=f"ValueError: {says}",
            got=short(seen["returned"]),
        )
