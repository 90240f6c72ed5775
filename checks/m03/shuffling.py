"""Shared by the checks of m03: the order of shuffled passes."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import expect, expect_equal, fail, short
from checks.m03.probes import DS, PLANS, batches_of, how_of, observed, passes


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
