"""Shared by the checks of q03: expressions that call my_map, evaluated beside the answer and with `L`'s own map."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from fastcore.foundation import L

from autograder.checking import Form, Student, expect_equal, same


def tools() -> dict:
    """What the expressions may use, beside my_map."""
    from functools import partial
    from pathlib import Path

    import numpy as np
    import torch
    from fastcore.basics import Self
    from fastcore.foundation import L

    class Squares:
        """Can be indexed, and nothing else."""

        def __getitem__(self, i: int) -> int:
            return i * i

    class Doubles(dict):
        """Can be called and indexed."""

        def __call__(self, o: Any) -> Any:
            return o + o

    return {
        "L": L, "Path": Path, "Self": Self, "np": np, "torch": torch, "partial": partial, "Squares": Squares,
        "Doubles": Doubles,
    }  # fmt: skip


def evaluated(names: Any, expression: str) -> Any:
    return eval(expression, {**tools(), "my_map": names.my_map})


def outcome(names: Any, expression: str) -> tuple[str, Any]:
    """The name of the LookupError that the expression raises, if it does, and its value."""
    try:
        return "", evaluated(names, expression)
    except LookupError as error:
        return type(error).__name__, None


def truth(expression: str, my_map: Callable | None = None) -> Any:
    """What the expression is with `L`'s own map, or with another."""

    def real(items: Any, f: Any, *args: Any, **kwargs: Any) -> L:
        return L(items).map(f, *args, **kwargs)

    return eval(expression, {**tools(), "my_map": my_map or real})


Way = Callable[..., list]
WAYS: list[tuple[Way, str]] = [
    (
        lambda items, f, *args, **kwargs: [f(o, *args, **kwargs) for o in items],
        "The item comes first here, and then the extra arguments. It is the other way round: `f(*args, o)`.",
    ),
    (
        lambda items, f, *args, **kwargs: [f(args, o, **kwargs) for o in items],
        "The extra arguments arrive as one tuple. `f(*args, o)` spreads them.",
    ),
    (
        lambda items, f, *args, **kwargs: [f(*args[::-1], o, **kwargs) for o in items],
        "The extra arguments arrive in reverse.",
    ),
    (
        lambda items, f, *args, **kwargs: [f(*args, o) for o in items],
        "The keyword arguments do not reach `f`. Pass them on: `f(*args, o, **kwargs)`.",
    ),
    (
        lambda items, f, *args, **kwargs: [f(o, **kwargs) for o in items],
        "The extra arguments do not reach `f`. Pass them on: `f(*args, o, **kwargs)`.",
    ),
    (
        lambda items, f: [f"{f}{o}" for o in items],
        "The item is put after the string. Its place in a format is `{}`: `f.format(o)`.",
    ),
    (
        lambda items, f: [f.replace("{}", str(o)) for o in items],
        "A format can say more than `{}`, such as `{:03d}`. `f.format(o)` understands all of it.",
    ),
    (lambda items, f: [f for _ in items], "`f` comes back as it is. Return what it makes of each item."),
    (
        lambda items, f: [f % o for o in items],
        "That is the older way, with `%`. A format with `{}` takes `f.format(o)`.",
    ),
    (
        lambda items, f: [o for o in items if f(o)],
        "That is a filter: it keeps the items. Return the results of `f`.",
    ),
    (
        lambda items, f, *args, **kwargs: [f(*args, *o, **kwargs) for o in items],
        "An item that is a tuple is spread over several arguments. Pass each item on as one: `f(*args, o, **kwargs)`.",
    ),
    (
        lambda items, f: [f.format(*o) for o in items],
        "An item that is a tuple is spread over several places. Each item fills one: `f.format(o)`.",
    ),
    (
        lambda items, f, *args, **kwargs: [r for o in items if (r := f(*args, o, **kwargs)) is not None],
        "Results are left out. Keep each one as it is, None and other empty values too.",
    ),
    (
        lambda items, f, *args, **kwargs: [r for o in items if (r := f(*args, o, **kwargs))],
        "Results are left out. Keep each one as it is, None and other empty values too.",
    ),
    (
        lambda items, f, *args, **kwargs: list(L(*[f(*args, o, **kwargs) for o in items])),
        "A single result that is a list is taken apart, as `L(*results)` does. `L(results)` keeps it whole.",
    ),
    (
        lambda items, f, *args, **kwargs: [r for o in items for r in f(*args, o, **kwargs)],
        "Results that are lists are taken apart. Keep each one whole.",
    ),
]
"""Other ways to map, and what to say of them."""

_CALLED_AS = "`f` is called with the extra arguments, then the item, then the keyword arguments: `f(*args, o, **kwargs)`."
_ANY_COLLECTION = (
    "`items` may be any collection. Every one can be walked through with `for`, but not every one has a length or can "
    "be indexed."
)
MEANINGS = {
    "'str' object is not callable": "A string is not called. It is a format here, and its result is `f.format(o)`.",
    "object is not callable": "If `f` is neither callable nor a string, look the item up in it: `f[o]`.",
    "string ind": "A string is a format here, not something to look up in. Ask `isinstance(f, str)` before you index.",
    "no attribute 'get'": "Not everything that can be indexed has a `get`. Look up with `f[o]`.",
    "_iterator' object is not subscriptable": _ANY_COLLECTION,
    "dict_keys' object is not subscriptable": _ANY_COLLECTION,
    "has no len()": _ANY_COLLECTION,
    "Unknown format code": "The format is given a str here in place of a number. Hand the item over as it is: `f.format(o)`.",
    "unhashable type": "Items may be lists, which cannot be keys of a dict or members of a set. Keep no results by item.",
    "is not subscriptable": "If `f` can be called, call it, and look nothing up in it. Ask `callable(f)` first.",
    "object is not an iterator": _ANY_COLLECTION,
    "no attribute 'format'": "Only a string has `format`. Ask `isinstance(f, str)` before you use it.",
    "L.__init__()": "The extra arguments belong to `f`, and this hands them to `L`.",
    "L.__new__()": "The extra arguments belong to `f`, and this hands them to `L`.",
    "can only concatenate list": "`f` gets the whole collection here. Call it with one item at a time.",
    "argument after *": "A `*` spreads a collection, and an item may be anything. Pass the item on as it is.",
    "not all arguments converted": "That is the older way, with `%`. A format with `{}` takes `f.format(o)`.",
    "argument": _CALLED_AS,
}


def judge_map(student: Student, expression: str, why: str) -> Any:
    """Fail unless the expression comes out as it does with `L.map`, and return what it came out as.

    A list or tuple in place of an `L` passes: that is a check of its own.
    """
    got = student.observe(evaluated, expression, tried=expression)
    expected = truth(expression)
    found = L(list(got)) if type(got) in (list, tuple) and isinstance(expected, L) else got
    if not same(found, expected):
        expect_equal(found, expected, why=why, mistakes=mistakes(expression, expected))
    return got


def mistakes(expression: str, expected: Any) -> list[tuple[Any, str]]:
    """What wrong ways to map make of the expression."""
    found: list[tuple[Any, str]] = [
        (
            lambda got: len(got) == 1 < len(expected) and got[0] == expected[0],
            "Only the first item has a result. Is there a return inside the loop?",
        ),
        (
            lambda got: len(got) == 1 < len(expected) and got[0] == expected[-1],
            "Only the last item has a result. Collect the results of all of them.",
        ),
    ]
    for way, says in WAYS:
        try:
            wrong = truth(expression, lambda *a, w=way, **k: L(w(*a, **k)))
        except Exception:  # this mistake cannot be made here
            continue
        if not same(wrong, expected):
            found.append((wrong, says))
    return found


def leans_on_map(form: Form) -> str:
    """How the answer's code calls `L`'s own map, as written; empty where it does not."""
    for name in sorted(form.borrows("my_map")):
        last = name.split(".")[-1]
        if last == "map_ex" or (last == "map" and name not in ("map", "builtins.map")):
            return f"(...){name}" if name.startswith(".") else name
    for node in form.nodes("my_map"):
        match node:
            case ast.Call(func=func, args=args) if ast.unparse(func).endswith(("methodcaller", "attrgetter")):
                if any(isinstance(a, ast.Constant) and a.value == "map" for a in args):
                    return ast.unparse(node)
            case ast.Subscript(slice=ast.Constant(value="map")):
                return ast.unparse(node)
    return ""
