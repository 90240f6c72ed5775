"""Shared by the checks of m03: the student's loader on datasets that tell who made their items."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import StudentRaised, TimedOut, expect_equal, fail, short

DS = "ds = [(torch.tensor([i, i + 0.5, -i]), torch.tensor(i)) for i in range({n})]\n"

MEANINGS = {
    "max_workers must be greater than 0": "A pool of no processes does not exist. With n_workers=0 make the batches in this process.",
    "Number of processes must be at least 1": "A pool of no processes does not exist. With n_workers=0 make the batches in this process.",
    "pickle": "What is sent to another process is pickled, and lambdas and functions inside functions cannot be. Send collate itself, or "
    "functools.partial(collate, ds=self.ds).",
    "has no len()": "The loader needs a __len__: the number of batches.",
    "'int' object is not iterable": "The worker got one index, and collate takes the indices of a whole batch. What map hands out one by one has to be "
    "the lists of indices.",
    "is not iterable": "The loader needs an __iter__, which yields the batches.",
    "non-iterator": "What __iter__ returns has to be an iterator. With yield in it, it is one.",
    "there is no item": "It asks for an item past the end of the dataset.",
    "does not support item assignment": "The dataset itself is changed here, and others use it too. Shuffle a list of indices.",
    "must be tuple of Tensors, not": "torch.stack takes a list or a tuple of tensors.",
}


def observed(student: Any, probe: Any, *args: Any, tried: str, meanings: dict[str, str] | None = None) -> Any:
    """`student.observe`, with what errors usually mean here."""
    try:
        return student.observe(probe, *args, tried=tried)
    except StudentRaised as raised:
        said = f"{raised.error.type}: {raised.error.says}"
        known = {**(meanings or {}), **MEANINGS}
        raised.meaning = next((means for words, means in known.items() if words in said), raised.meaning)
        raise
    except TimedOut as slow:
        slow.meaning = "It was still running. Does it wait for something that never comes, or start new processes for every batch?"
        raise


def length(names: Any, n: int, how: dict) -> Any:
    from course_helpers.items import Items

    return len(names.DataLoader(Items(n), **how))


def judge_length(student: Any, n: int, bs: int | None) -> None:
    """Fail unless len() is the number of batches; bs=None: the default."""
    how = {} if bs is None else {"bs": bs}
    tried = (
        f"len(DataLoader(ds, {how_of(how)}))   # ds has {n} items"
        if how
        else f"len(DataLoader(ds))   # ds has {n} items"
    )
    got = observed(student, length, n, how, tried=tried)
    size = 128 if bs is None else bs
    right = -(-n // size)
    mistakes = [(n, "This is the number of items. The number of batches is wanted.")]
    if n % size:
        mistakes.insert(0, (n // size, "A short last batch is a batch too: this rounds down."))
    else:
        mistakes.insert(0, (right + 1, f"One too many: {n} items in batches of {size} come out even."))
    why = f"{n} items in batches of {size}: how many batches is that, with a short one at the end?"
    if bs is None:
        why = f"Without bs, a batch has 128 items. {why}"
    expect_equal(got, right, why=why, mistakes=[m for m in mistakes if m[0] != right])


def sizes(student: Any, n_whole: int) -> tuple[int, int]:
    """A number of items and a batch size that is nobody's guess: so many whole batches, and a short one."""
    bs = student.random.randrange(5, 12)
    return n_whole * bs + student.random.randrange(2, bs), bs


def how_of(how: dict) -> str:
    return ", ".join(f"{key}={value}" for key, value in how.items())


def passes(names: Any, n: int, how: dict, plan: str, as_list: bool = False) -> Any:
    """The labels of each batch (in which x and y have to agree), in passes that follow the plan."""
    from itertools import islice

    from course_helpers.items import Items, pair

    ds: Any = [pair(i) for i in range(n)] if as_list else Items(n)
    dl = names.DataLoader(ds, **how)
    most = n + 3  # a loader that never ends is left there

    def labels(batch: Any) -> Any:
        xb, yb = batch
        ys = yb.tolist()
        if not isinstance(ys, list):
            return "an item, not a batch"
        if not all(isinstance(y, int) for y in ys):
            return "x and y do not belong together"
        right = torch.stack([pair(int(i))[0] for i in ys])
        return (
            ys
            if tuple(xb.shape) == tuple(right.shape) and bool((xb == right).all())
            else "x and y do not belong together"
        )

    def one_pass() -> list:
        return [labels(batch) for batch in islice(iter(dl), most)]

    if plan == "one":
        seen: Any = [one_pass()]
    elif plan == "two":
        seen = [one_pass(), one_pass()]
    elif plan == "broken off":
        first = iter(dl)
        begun = labels(next(first))
        again = one_pass()
        del first
        seen = [[begun], again, one_pass()]
    else:
        inner, outer = [], []
        for batch in islice(iter(dl), most):
            outer.append(labels(batch))
            inner.append(one_pass())
        seen = [outer, *inner]
    if as_list:
        seen.append([int(y) for _, y in ds])
    return seen


PLANS = {
    "one": "[yb for xb, yb in dl]",
    "two": "[yb for xb, yb in dl], [yb for xb, yb in dl]",
    "broken off": "next(iter(dl))\n[yb for xb, yb in dl]",
    "nested": "[(yb, inner) for xb, yb in dl for _, inner in dl]",
}


def batches_of(n: int, bs: int) -> list[list[int]]:
    return [list(range(start, min(start + bs, n))) for start in range(0, n, bs)]


def expect_pass(got: list, n: int, bs: int, tried: str) -> None:
    """Fail unless one pass has every item once, in order."""
    right = batches_of(n, bs)
    if got == right:
        return
    items = [i for batch in got for i in batch] if all(isinstance(b, list) for b in got) else []
    if not all(isinstance(i, int) for i in items):
        items = []
    why = f"A pass has every item once, in order, in batches of {bs}."
    if "an item, not a batch" in got:
        why = "These are the items one by one. Give the workers lists of indices, bs in each, and have collate make a batch of every list."
    elif "x and y do not belong together" in got:
        why = "xb and yb of a batch do not belong together."
    elif got == right[: len(got)] and len(got) == len(right) - 1 and n % bs:
        why = "The last, short batch is missing. Its items would never be trained on."
    elif [] in got:
        why = "There is an empty batch."
    elif items == list(range(n)):
        why = f"All items are there, but the batches have other sizes: bs is {bs}."
    elif sorted(items) == list(range(n)):
        why = "All items are there, but not in order."
    elif len(items) > len(set(items)):
        why = "An item comes more than once in a pass."
    fail(why, tried=tried, expected=short(right), got=short(got))


def judge_pass(student: Any, n: int, bs: int, n_workers: int) -> None:
    """Fail unless a pass without shuffle has every item once, in order."""
    how = {"bs": bs, "n_workers": n_workers}
    tried = DS.format(n=n) + f"dl = DataLoader(ds, {how_of(how)})\n{PLANS['one']}"
    expect_pass(observed(student, passes, n, how, "one", tried=tried)[0], n, bs, tried)


def judge_passes(student: Any, n: int, bs: int, n_workers: int) -> None:
    """Fail unless passes do not disturb each other: one after the other, broken off, and in nested loops."""
    how = {"bs": bs, "n_workers": n_workers}
    for plan in ("two", "broken off", "nested"):
        tried = DS.format(n=n) + f"dl = DataLoader(ds, {how_of(how)})\n{PLANS[plan]}"
        seen = observed(
            student,
            passes,
            n,
            how,
            plan,
            tried=tried,
            meanings={
                "StopIteration": "The loader has no first batch to give in a new pass. Each __iter__ starts from the first one."
            },
        )
        right = batches_of(n, bs)
        if plan == "broken off":
            expect_pass(seen[0] + right[1:], n, bs, tried)
            seen = seen[1:]
        if plan == "two":
            expect_pass(seen[0], n, bs, tried)
        if all(one == right for one in seen) and (plan != "nested" or len(seen) == 1 + len(right)):
            continue
        why = {
            "two": "The second pass does not give what the first one did: something is used up. Each call of __iter__ has to start again.",
            "broken off": "A pass that was broken off disturbs the next one. Each call of __iter__ starts a pass of its own.",
            "nested": "Two nested loops take batches from each other. Each call of __iter__ starts a pass of its own, and they share nothing.",
        }[plan]
        fail(why, tried=tried, expected=f"in each pass {short(right)}", got=short(seen))
