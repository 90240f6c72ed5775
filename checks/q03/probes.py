"""Shared by the checks of q03: expressions that call my_map, evaluated beside the answer and with `L`'s own map."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Any

from fastcore.foundation import L

from autograder.checking import Form, StudentRaised, expect_equal, fail, kind_of, short


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


def truth(expression: str, my_map: Callable | None = None) -> Any:
    """What the expression is with `L`'s own map, or with another."""

    def real(items: Any, f: Any, *args: Any, **kwargs: Any) -> L:
        return L(items).map(f, *args, **kwargs)

    return eval(expression, {**tools(), "my_map": my_map or real})


def judge_map(student: Any, expression: str, why: str, wrong: dict[str, Callable] | None = None) -> Any:
    """Fail unless the expression comes out as it does with `L.map`, and return what it came out as.

    A list or tuple in place of an `L` is let pass: that is a check of its own. `wrong` has other ways to map, by
    what to say of them.
    """
    try:
        got = student.observe(evaluated, expression, tried=expression)
    except StudentRaised as error:
        error.meaning = meaning(error.error.type, error.error.says) or why
        raise
    expected = truth(expression)
    if got is None:
        fail("It returns nothing. Is there a return in every branch?", expected=f"L({expected})", got="None")
    if not isinstance(got, L | list | tuple):
        lazy = kind_of(got) in ("generator", "map", "starmap", "filter")
        fail(
            "Nothing has been computed yet: this is lazy, and used up after one pass. L(...) walks through it."
            if lazy
            else "An L with one result for each item is wanted.",
            expected=short(expected),
            got=kind_of(got),
        )
    mistakes = []
    for says, other in (wrong or {}).items():
        try:
            mistakes.append((truth(expression, lambda *a, m=other, **k: L(m(*a, **k))), says))
        except Exception:  # this mistake cannot be made here
            continue
    expect_equal(L(list(got)) if isinstance(expected, L) else got, expected, why=why, mistakes=mistakes)
    return got


def meaning(kind: str, says: str) -> str:
    """What an exception while mapping usually means."""
    if kind == "TypeError" and "'str' object is not callable" in says:
        return "A string is not called. Here it is a format: what it makes of an item is f.format(o)."
    if kind == "TypeError" and says.endswith("object is not callable"):
        return "What is neither callable nor a string is looked up in: f[o]."
    if kind == "TypeError" and "string ind" in says:
        return "A string is a format here, not something to look up in. Mind the order in which you ask what f is."
    if kind == "TypeError" and "positional argument" in says or "keyword argument" in says:
        return "f is called with the extra arguments, then the item, then the keyword arguments."
    if kind == "AttributeError" and "'get'" in says:
        return "Not everything that can be indexed has a get. Look up with f[o]."
    return ""


def leans_on_map(form: Form) -> str:
    """How the answer's code calls `L`'s own map, as written; empty where it does not."""
    for name in sorted(form.borrows("my_map")):
        last = name.split(".")[-1]
        if last == "map_ex" or (last == "map" and name not in ("map", "builtins.map")):
            return f"...{name}" if name.startswith(".") else name
    for node in form.nodes("my_map"):
        match node:
            case ast.Call(func=func, args=args) if ast.unparse(func).endswith(("methodcaller", "attrgetter")):
                if any(isinstance(a, ast.Constant) and a.value == "map" for a in args):
                    return ast.unparse(node)
            case ast.Subscript(slice=ast.Constant(value="map")):
                return ast.unparse(node)
    return ""
