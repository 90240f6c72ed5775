"""Shared by the checks of q05: collections of many kinds, and the dicts that are made of them."""

from __future__ import annotations

import ast
from typing import Any

import numpy as np

from autograder.checking import Student, expect_equal, fail, kind_of, short

KINDS = {
    "list": "{}",
    "tuple": "tuple({})",
    "L": "L({})",
    "generator": "(value for value in {})",
    "iterator": "iter({})",
    "keys": "dict.fromkeys({}).keys()",
}

_ANY_ITERABLE = (
    "Any iterable should work. You can walk through this one with `for`, but it has no length, no index and none of a "
    "list's methods."
)
_SEVERAL_TYPES = (
    "The values may be of several types at once, so they cannot be sorted or joined. Only their places count."
)
MEANINGS = {
    "'generator'": _ANY_ITERABLE,
    "has no len()": _ANY_ITERABLE,
    "_iterator' object": _ANY_ITERABLE,
    "dict_keys": _ANY_ITERABLE,
    "'tuple' object has no attribute": _ANY_ITERABLE,
    "not supported between instances": _SEVERAL_TYPES,
    "can only concatenate": _SEVERAL_TYPES,
    "dictionary update sequence": "`dict(...)` takes pairs of a key and a value. What are the pairs here?",
    "values to unpack": "`enumerate(items)` gives pairs to unpack, `(index, value)`. The items themselves are no pairs.",
    "list indices must be": "A list takes only numbers as indices. Start with an empty dict, `{}`.",
    "unhashable type": "A whole collection cannot be a key. Each single value is one.",
}


def indexed(names: Any, values: list, kind: str) -> Any:
    """What my_val2idx makes of the values, given as a collection of this kind."""
    from fastcore.foundation import L

    collection = {
        "list": lambda: list(values),
        "tuple": lambda: tuple(values),
        "L": lambda: L(list(values)),
        "generator": lambda: (value for value in values),
        "iterator": lambda: iter(list(values)),
        "keys": lambda: dict.fromkeys(values).keys(),
    }[kind]()
    got = names.my_val2idx(collection)
    return dict(got) if isinstance(got, dict) else got


def judge_index(student: Student, values: list, kind: str = "list") -> None:
    """Fail unless each value is taken to its last index."""
    got = student.observe(indexed, values, kind, tried=f"my_val2idx({KINDS[kind].format(short(values))})")
    if got is None and any(
        isinstance(node, ast.Return) and ast.unparse(node).partition("(")[0].endswith(".update")
        for node in student.form.nodes("my_val2idx")
    ):
        fail("`update` changes its dict and returns None. Return the dict, on a line of its own.", got="None")
    judge_dict(got, list(dict.fromkeys(values)) if kind == "keys" else values, kind)


def judge_dict(got: Any, values: list, kind: str = "list") -> None:
    """Fail unless `got` takes each of the values to its last index."""
    expected = {value: i for i, value in enumerate(values)}
    if isinstance(got, dict):
        got = {value: int(i) if isinstance(i, np.integer) else i for value, i in got.items()}
    expect_equal(
        got,
        expected,
        why="Each value should be a key, and its place in `items` the value.",
        mistakes=mistakes(values, expected, kind),
    )


def mistakes(values: list, expected: dict, kind: str) -> list[tuple[Any, str]]:
    """The results of known mistakes, and what to say of each."""
    first: dict = {}
    for i, value in enumerate(values):
        first.setdefault(value, i)
    n = len(values)
    sorted_first = "The values were sorted first, and so their indices are not those in `items`."
    found: list[tuple[Any, str]] = [
        (
            lambda got: got == {} and n > 0,
            "The dict is empty. An iterator can be walked through only once: is it used up before the dict is made?"
            if kind in ("generator", "iterator")
            else "The dict is empty. Does each value get into it?",
        ),
        (first, "A value that occurs twice has its first index here. Its last one counts."),
        (
            dict(enumerate(values)),
            "This goes from index to value. It should go the other way: the values are the keys.",
        ),
        (
            numbered(list(dict.fromkeys(values))),
            "The repeats were removed first, and so the indices are not those in `items`.",
        ),
        (numbered(values, 1), "These indices start at 1. The first index is 0."),
        (
            {value: values.count(value) for value in values},
            "These are counts. The index of each value is wanted.",
        ),
        (
            {str(value): i for value, i in expected.items()},
            "The keys were made strings. Keep the values as they are.",
        ),
        (
            {value: n - 1 - i for i, value in enumerate(values)},
            "These indices count from the end. The first item has index 0.",
        ),
        (
            {value: i - n for value, i in expected.items()},
            "These indices count from the end. The first item has index 0.",
        ),
        ({value: value for value in values}, "Each value leads to itself here. Its index is wanted."),
        ({value: float(i) for value, i in expected.items()}, "The indices should be whole numbers."),
        (
            {value: str(i) for value, i in expected.items()},
            "The indices should be whole numbers, not strings.",
        ),
        (
            lambda got: all(isinstance(i, list | tuple | set) for i in got.values()),
            "There are several indices for each value here. Only its last one is wanted.",
        ),
        (
            lambda got: set(got.values()) == {n},
            "Every value has the same index: the number of items. Count up in the loop.",
        ),
        (
            lambda got: len(got) == 1 < len(expected) and got == {values[0]: 0},
            "Only the first value is there. Is there a return inside the loop?",
        ),
        (
            lambda got: len(got) == 1 < len(expected) and values[-1] in got,
            "Only the last value is there. Make the dict once, before the loop.",
        ),
        (
            lambda got: isinstance(got, dict) and set(got) > set(expected) and values,
            "Some keys are not in `items`, as if an earlier call were remembered. Start with a new dict in every call.",
        ),
        (
            lambda got: isinstance(got, dict) and set(got) > set(expected),
            "There are no items here, and so no keys.",
        ),
        (
            lambda got: (
                isinstance(got, list | tuple)
                and [tuple(o) for o in got] == [(v, i) for i, v in enumerate(values)]
            ),
            "These are the right pairs, but in a list. `dict(...)` makes a dict of them.",
        ),
        (
            lambda got: kind_of(got) in ("generator", "zip", "map", "enumerate"),
            "These are pairs that are still to come. `dict(...)` makes a dict of pairs (value, index).",
        ),
        (
            lambda got: any(isinstance(key, tuple) and list(key) == values for key in got),
            "The whole collection is one key here. Each single value should be a key.",
        ),
        (
            lambda got: set(got) == set(expected) and sorted(got.values()) == list(range(n)),
            "These indices belong to another order of the values. Go through `items` as they come: a set, for one, has no "
            "order.",
        ),
        (
            lambda got: (
                isinstance(got, dict) and set(got) == {v for v in expected if v is not None} != set(expected)
            ),
            "None is missing. It is a value like any other.",
        ),
        (
            lambda got: isinstance(got, dict) and set(got) == {v for v in expected if v} != set(expected),
            "A value that is 0, empty or None is missing. It is a value like any other.",
        ),
        (
            lambda got: isinstance(got, dict) and set(got) != set(expected),
            "The keys are not exactly the values in `items`.",
        ),
    ]
    try:
        found[:0] = [(numbered(sorted(set(values))), sorted_first), (numbered(sorted(values)), sorted_first)]
    except TypeError:  # of several types
        pass
    return [(wrong, says) for wrong, says in found if wrong != expected]


def numbered(values: list, start: int = 0) -> dict:
    return {value: i for i, value in enumerate(values, start)}
