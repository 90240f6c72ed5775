"""Checks of q10: parallel_map(f, items, n_workers)."""

from autograder.checking import expect, required
from checks.q10.probes import (  # noqa: F401
    MEANINGS,
    TELL,
    expect_doubled,
    expect_numbers,
    expect_refusal,
    judge_company,
    located,
    observed,
)

HINTS = [
    "A pool's `map` hands in all the work at once and gives the results in the items' order, but lazily. What makes a list of "
    "a lazy iterator, and waits for what is not there yet?",
    "ProcessPoolExecutor takes the number of its processes as its first argument. A `with` block ends them in any case. "
    "n_workers=0 needs no pool: answer it first.",
    "```python\nif n_workers == 0:\n    return [f(o) for o in items]\nwith ProcessPoolExecutor(n_workers) as pool:\n"
    "    return list(pool.map(f, items))\n```",
]
PASSED = "The chapter's DataLoader has its batches made by a process pool like yours, so that the model does not wait for images."


@required
def test_every_result_in_order(student):
    "the results are those of [f(o) for o in items], in the same order"
    items = student.random.sample(range(-99, 100), student.random.randrange(10, 14))
    expect_doubled(student, items, 2, "Give one result for each item: what f returns for it.")


@required
def test_two_processes(student):
    "with n_workers=2, two other processes work at the same time, and no more than two"
    start = student.random.randrange(100, 900)
    judge_company(student, 2, list(range(start, start + 128)))


def test_no_workers(student):
    "n_workers=0 computes in this very process, with no pool"
    start = student.random.randrange(100, 900)
    numbers = list(range(start, start + 4))
    seen = observed(student, located, numbers, 0, tried=TELL + f"parallel_map(f, {numbers}, n_workers=0)")
    expect_numbers(seen["results"], numbers)
    expect(
        all(pid == seen["caller"] for _, pid, _ in seen["results"]),
        "This was computed in another process. With n_workers=0 nothing is sent anywhere, so that a debugger works in f.",
        expected="f runs in the process that called it",
        got="f runs in another process",
    )
    expect(
        all(thread == seen["thread"] for *_, thread in seen["results"]),
        "This was computed in another thread. With n_workers=0 there is no pool of any kind: call f yourself.",
        expected="f runs where it was called",
        got="f runs in another thread",
    )


def test_few_items(student):
    "fewer items than workers, or none, work as well, and so does a single worker"
    for n_items, n_workers in ((2, 3), (0, 3), (0, 0), (4, 1)):
        items = student.random.sample(range(1000), n_items)
        expect_doubled(student, items, n_workers, "Give one result for each item, however few there are.")


def test_few_items_go_to_others(student):
    "other processes do the work also where there are fewer items than workers"
    start = student.random.randrange(100, 900)
    for n_items, n_workers in ((2, 3), (1, 2)):
        numbers = list(range(start, start + n_items))
        tried = TELL + f"parallel_map(f, {numbers}, n_workers={n_workers})"
        seen = observed(student, located, numbers, n_workers, tried=tried)
        expect_numbers(seen["results"], numbers)
        expect(
            all(pid != seen["caller"] for _, pid, _ in seen["results"]),
            "This was computed in your own process. With 2 workers or more others do the work, however few the items are.",
            expected="f runs in other processes",
            got="f runs in the process that called it",
        )


def test_exception_reaches_the_caller(student):
    "an exception in f reaches the caller of parallel_map, with workers and without"
    bad = student.random.randrange(2, 7)
    says = f"image {bad} is broken"
    for n_workers in (2, 0):
        expect_refusal(student, list(range(8)), bad, says, n_workers)


def test_as_many_as_asked_for(student):
    "n_workers processes share the work, whatever the number"
    start = student.random.randrange(100, 900)
    # Two have been asked for already: no fixed number is right for both.
    judge_company(student, 3, list(range(start, start + 128)), wanted=3)


def test_any_results(student):
    "results may be of any kind, empty, or there twice"
    items = [student.random.randrange(1, 100), "b", None, "", 0, "b"]
    for n_workers in (2, 0):
        expect_doubled(student, items, n_workers, "A result that is None, 0 or empty is a result too.")
