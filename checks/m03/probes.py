"""Shared by the checks of m03: the student's loader on datasets that tell who made their items."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import StudentRaised, TimedOut, expect, expect_equal, fail, kind_of, short

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


# ---------------------------------------------------------------- collate


def item(i: int, shape: list[int], dtype: str, first: int, label: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Item i of a dataset in which the numbers of item 0 start from `first`."""
    n = torch.Size(shape).numel()
    return (torch.arange(n) + 10 * i + first).reshape(shape).to(getattr(torch, dtype)), torch.tensor(label)


def collated(names: Any, idxs: list[int], shape: list[int], dtype: str, first: int, labels: list[int]) -> Any:
    from course_helpers.items import Items

    return names.collate(idxs, Items(10, lambda i: item(i, shape, dtype, first, labels[i])))


def unordered(student: Any, n: int, size: int) -> list[int]:
    """`size` of the indices below `n`, not in order."""
    idxs = student.random.sample(range(n), size)
    return idxs if idxs != sorted(idxs) else idxs[::-1]


def judge_collate(student: Any, idxs: list[int], shape: list[int], dtype: str = "float32") -> None:
    """Fail unless collate stacks the items at these indices, in this order. The dataset's ten items are drawn."""
    first = student.random.randrange(100)
    labels = student.random.sample(range(10, 100), 10)  # none of them is an index, or comes twice
    tried = f"collate({idxs}, ds)   # ds[i][0] has the shape {tuple(shape)}, ds[i][1] is a label"
    got = observed(student, collated, idxs, shape, dtype, first, labels, tried=tried)
    if not isinstance(got, tuple | list) or len(got) != 2:
        fail("collate returns a pair (xb, yb).", expected="(xb, yb)", got=short(got))

    def stacked(idxs: list[int]) -> dict[str, torch.Tensor]:
        xs, ys = zip(*(item(i, shape, dtype, first, labels[i]) for i in idxs), strict=True)
        return {"xb": torch.stack(xs), "yb": torch.stack(ys)}

    right, in_order = stacked(idxs), stacked(sorted(idxs))
    for name, value in zip(("xb", "yb"), got, strict=True):
        if not isinstance(value, torch.Tensor):
            why = f"{name} is one tensor: torch.stack makes it of all the items' tensors."
            fail(
                why,
                tried=f"{tried}\n{name}",
                expected=short(right[name]),
                got=f"{short(value)}, of type {kind_of(value)}",
            )
        if tuple(value.shape) != tuple(right[name].shape):
            why = f"{name} has another shape. torch.stack puts the items along a new first dimension; torch.cat joins them along one that they have."
            if isinstance(got[0], torch.Tensor) and torch.equal(got[0], right["yb"]):
                why = "The pair is the wrong way round: xb comes first, and then yb."
            fail(why, tried=f"{tried}\n{name}", expected=short(right[name]), got=short(value))
        why = f"{name} stacks the items at these indices, in the order of the indices."
        if value.dtype != right[name].dtype:
            why = f"{name} has another dtype than the items: {str(right[name].dtype)[6:]} became {str(value.dtype)[6:]}."
        mistakes = [
            (in_order[name], f"{name} is in the order of the dataset. It has the order of the indices.")
        ]
        expect_equal(value, right[name], tried=f"{tried}\n{name}", why=why, mistakes=mistakes)


# ---------------------------------------------------------------- length and passes


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


def judge_shuffle(student: Any, n: int, bs: int, n_workers: int) -> None:
    """Fail unless each pass has all items in a new order, spread over all batches."""
    how = {"bs": bs, "shuffle": True, "n_workers": n_workers}
    tried = DS.format(n=n) + f"dl = DataLoader(ds, {how_of(how)})\n{PLANS['two']}"
    first, second = observed(student, passes, n, how, "two", tried=tried)
    if first and not second:
        fail(
            "The second pass is empty: something is used up by the first. Each call of __iter__ has to start again.",
            expected=f"{n} items in each pass",
            got=f"{len(first)} batches, and then none",
        )
    for one in (first, second):
        if "x and y do not belong together" in one:
            fail("xb and yb of a batch do not belong together.", tried=tried)
        items = [i for batch in one for i in batch]
        if len(items) > len(set(items)):
            fail(
                "An item comes twice in a pass, and others do not come at all. Every item comes once.",
                expected=f"{n} items",
                got=short(one),
            )
        expect(
            sorted(items) == list(range(n)), "Not all items are there.", expected=f"{n} items", got=short(one)
        )
        sizes = [len(batch) for batch in one]
        expect_equal(
            sizes,
            [len(b) for b in batches_of(n, bs)],
            why=f"The batches have other sizes: bs is {bs}.",
            tried=tried,
        )
        if items == list(range(n)):
            fail(
                "The items come in order: shuffle=True is ignored.", expected="a random order", got=short(one)
            )
    whole = {frozenset(batch) for batch in batches_of(n, bs)}
    if all(frozenset(batch) in whole for batch in first):
        fail(
            "Only whole batches are shuffled, or items within a batch: the same items are always in one batch. Shuffle all items, and "
            "then cut the batches.",
            expected="batches of items from anywhere",
            got=short(first),
        )
    if first == second:
        fail(
            "The second pass has the same order as the first one. Draw a new order in every pass, in __iter__, and do not set a seed before it.",
            got=short(first),
        )


def judge_unchanged(student: Any, n: int) -> None:
    """Fail unless the dataset is as it was after a shuffled pass."""
    how = {"bs": 4, "shuffle": True, "n_workers": 0}
    tried = DS.format(n=n) + f"list(DataLoader(ds, {how_of(how)}))\n[y for x, y in ds]"
    seen = observed(student, passes, n, how, "one", True, tried=tried)
    expect_equal(
        seen[-1],
        list(range(n)),
        why="The dataset itself was shuffled, and others use it too. Shuffle a list of indices.",
        tried=tried,
    )


def seeded(names: Any, n: int, seeds: list[int]) -> list:
    """The order of a shuffled pass after each seed, of all three global generators."""
    import random

    import numpy as np
    from course_helpers.items import Items

    dl = names.DataLoader(Items(n), bs=4, shuffle=True, n_workers=0)
    orders = []
    for seed in seeds:
        random.seed(seed)
        np.random.seed(seed)
        torch.manual_seed(seed)
        orders.append([i for _, yb in dl for i in yb.tolist()])
    return orders


def judge_seeded(student: Any, n: int, seed: int) -> None:
    """Fail unless the same seeds give the same order, and others another one."""
    tried = f"random.seed({seed}); np.random.seed({seed}); torch.manual_seed({seed})\n[yb for xb, yb in dl]   # with shuffle=True"
    first, again, other = observed(student, seeded, n, [seed, seed, seed + 1], tried=tried)
    own = "Take the order from Python's, NumPy's or torch's global generator, and leave the seed to others."
    expect_equal(
        sorted(first),
        list(range(n)),
        why="Every item comes once in a pass, shuffled or not.",
        tried=f"{tried}   # ds has {n} items",
    )
    expect(
        first == again, f"The same seed gives another order. {own}", expected=short(first), got=short(again)
    )
    expect(
        first != other,
        f"Another seed gives the same order. {own}",
        expected="another order",
        got=short(other),
    )
