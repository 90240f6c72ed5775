"""Shared by the checks of q05: collections of many kinds, and what is made of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from autograder.checking import StudentRaised, fail, kind_of, short

KINDS = {
    "list": "{}",
    "tuple": "tuple({})",
    "L": "L({})",
    "generator": "(value for value in {})",
    "iterator": "iter({})",
    "keys": "dict.fromkeys({}).keys()",
}


def indexed(names: Any, values: list, kind: str) -> Any:
    """What my_val2idx makes of the values, handed over as a collection of this kind."""
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


def judge_index(student: Any, values: list, kind: str = "list", why: str = "") -> None:
    """Fail unless each value is taken to its last index."""
    try:
        got = student.observe(indexed, values, kind, tried=f"my_val2idx({KINDS[kind].format(short(values))})")
    except StudentRaised as error:
        error.meaning = raised(error.error.type, kind) or error.meaning
        raise
    if kind == "keys":
        values = list(dict.fromkeys(values))
    expected = {value: i for i, value in enumerate(values)}
    if isinstance(got, dict) and equal(got, expected):
        return
    shown = short(got) if isinstance(got, dict) else f"{short(got)} ({kind_of(got)})"
    fail(meaning(got, values, expected, why), expected=short(expected), got=shown)


def equal(got: dict, expected: dict) -> bool:
    whole = all(isinstance(i, int | np.integer) and not isinstance(i, bool) for i in got.values())
    return whole and got == expected


def raised(error: str, kind: str) -> str:
    if error in ("TypeError", "AttributeError") and kind in ("generator", "iterator", "keys"):
        return (
            "Any iterable is to do. This one can be walked through with for, and has no length, no index and no methods of a "
            "list."
        )
    if error == "TypeError":
        return "Values may be of any type that can be a key of a dict, and of several types at once."
    return ""


def meaning(got: Any, values: list, expected: dict, why: str) -> str:
    """What is wrong with the dict, in words."""
    if got is None:
        return "It returns nothing. Is there a return?"
    if not isinstance(got, dict):
        return "A dict is wanted, from each value to its index."
    first: dict = {}
    for i, value in enumerate(values):
        first.setdefault(value, i)
    unique = list(dict.fromkeys(values))
    try:
        by_order = sorted(set(values))
        ordered = sorted(values)
    except TypeError:
        by_order = ordered = []
    mistakes = [
        (first, "Where a value occurs twice its first index is kept here. Its last one is wanted."),
        (
            dict(enumerate(values)),
            "This goes from index to value. It is to go the other way: each value is a key.",
        ),
        (
            numbered(unique),
            "The values have been made unique first: an index is the place in items as they are given.",
        ),
        (
            numbered(by_order),
            "The values have been sorted first: an index is the place in items as they are given.",
        ),
        (
            numbered(ordered),
            "The values have been sorted first: an index is the place in items as they are given.",
        ),
        (numbered(values, 1), "The first index is 0."),
        (
            {value: values.count(value) for value in values},
            "These are counts. The index of each value is wanted.",
        ),
        (
            {str(value): i for value, i in expected.items()},
            "The keys have been made strings: keep the values as they are.",
        ),
        (
            {value: -1 - i for i, value in enumerate(reversed(values))},
            "Indices count from the front, starting at 0.",
        ),
        (
            {value: i for i, value in enumerate(reversed(values))},
            "The indices count from the end. The first index is 0.",
        ),
        ({}, "Nothing is in the dict. Has the iterable been walked through before?"),
    ]
    for wrong, says in mistakes:
        if got == wrong:
            return says
    if got == expected:
        return "The indices are to be whole numbers."
    if set(got) > set(expected):
        return "There are values in it that are not in items, as if earlier calls were remembered. Make the dict inside the function."
    return why or "Each value is to be a key, and its index the value."


def numbered(values: list, start: int = 0) -> dict:
    return {value: i for i, value in enumerate(values, start)}
