"""Shared by the checks of q11: collections of several kinds, and what the student's my_range makes of them."""

from __future__ import annotations

from typing import Any

from fastcore.foundation import L

from autograder.checking import Opaque, expect_equal, fail, short


def range_of_collection(names: Any, kind: str, items: list) -> dict:
    """What my_range gives for a collection of this kind, and which of a dataset's items it looked at."""
    import numpy as np
    from fastcore.foundation import L

    looked_at = []

    class Images:
        def __len__(self) -> int:
            return len(items)

        def __getitem__(self, i: Any) -> Any:
            looked_at.append(i)
            return items[i]

    make = {
        "list": list,
        "tuple": tuple,
        "L": L,
        "set": set,
        "dict": dict.fromkeys,
        "array": np.array,
        "str": "".join,
        "dataset": lambda _: Images(),
    }
    result = names.my_range(make[kind](items))
    return {"result": result, "looked at": len(looked_at)}


MEANINGS = {
    "'NoneType' object cannot be interpreted as an integer": "range takes no None: leave out what was not given.",
    "cannot be interpreted as an integer": "Python's range takes ints only. For a collection, give it the length: len(a).",
    "no len()": "An int has no length. Find out first whether a is a collection.",
    "not iterable": "An int cannot be iterated over, and a dataset may not allow it. All you need is a collection's length.",
    "KeyError": "It looks into the collection by number, which a dict does not allow. All you need is the length.",
    "not subscriptable": "It looks into the collection, and a set has no order to look at. All you need is the length.",
    "arg 3 must not be zero": "A step of 0 leads nowhere: leave the step out where none was given.",
}


def judge_collection(student: Any, kind: str, items: list) -> None:
    """Fail unless my_range gives the indices of a collection of this kind."""
    tried = {
        "list": f"my_range({items})",
        "dataset": (
            "class Dataset:\n"
            f"    def __len__(self): return {len(items)}\n"
            "    def __getitem__(self, i): return load_image(i)\n\n"
            "my_range(Dataset())"
        ),
    }.get(kind, f"my_range({kind}({items}))")
    if kind == "dict":
        tried = f"my_range({dict.fromkeys(items)})"
    if kind == "str":
        tried = f"my_range({''.join(items)!r})"
    if kind == "array":
        tried = f"my_range(np.array({items}))"
    seen = student.observe(range_of_collection, kind, items, tried=tried)
    indices = list(range(len(items)))
    expect_range(
        seen["result"],
        indices,
        why="Give the indices of the items: 0, 1, ... up to len(a) - 1.",
        mistakes=[
            (items, "These are the items. Give their indices."),
            (
                [n + 1 for n in indices],
                "Indices start at 0: the last is len(a) - 1.",
            ),
            ([*indices, len(items)], "One too many: the last index is len(a) - 1."),
        ],
    )
    if seen["looked at"]:
        fail(
            "It looked at the items, and in a dataset that opens an image each time. All you need is the length.",
            expected="a call of len(a), and no item",
            got=f"{seen['looked at']} items were fetched",
        )


def judge_ints(student: Any, *args: int, **kwargs: int) -> None:
    """Fail unless my_range does with these ints as range does."""
    given = [str(a) for a in args] + [f"{key}={value}" for key, value in kwargs.items()]
    got = student.observe(call_with, list(args), kwargs, tried=f"my_range({', '.join(given)})")
    numbers = [*args, *(kwargs[key] for key in ("b", "step") if key in kwargs)]
    right = list(range(*numbers))
    mistakes: list[tuple] = []
    if len(numbers) == 3:
        mistakes = [
            (list(range(numbers[0], numbers[1])), "The step is ignored."),
            (list(range(numbers[0])), "b and step are ignored."),
        ]
    if len(numbers) == 2:
        mistakes = [(list(range(numbers[0])), "b is ignored.")]
    if len(numbers) > 1 and numbers[1] == 0:
        says = "b=0 is taken for no b at all, as 0 is false: ask whether b is None."
        mistakes = [(list(range(*[n for n in numbers if n])), says), (list(range(numbers[0])), says)]
    if len(numbers) > 1:
        mistakes.append(
            (list(range(numbers[0], numbers[1] + 1, *numbers[2:])), "As in range, b itself is not in it.")
        )
    if not right:
        mistakes.append((None, f"range({', '.join(map(str, numbers))}) is empty, so the L has no items."))
    expect_range(
        got,
        right,
        why=mistakes[-1][1]
        if not right
        else f"For ints it should give what range({', '.join(map(str, numbers))}) gives.",
        mistakes=mistakes,
    )


def call_with(names: Any, args: list, kwargs: dict) -> Any:
    return names.my_range(*args, **kwargs)


def expect_range(got: Any, right: list, *, why: str, mistakes: list) -> None:
    """Fail unless it is an L of these ints."""
    expected = short(L(right))
    if got is None:
        fail("It returns None. Is there a return in every branch?", expected=expected, got="None")
    if isinstance(got, Opaque) or type(got) is not L:
        what = {"range": "a range", "list": "a list", "generator": "a generator"}.get(
            got.type if isinstance(got, Opaque) else type(got).__name__, "something else"
        )
        fail(f"Return an L. This is {what}.", expected=expected, got=short(got))
    if len(got) == 1 and isinstance(got[0], Opaque) and got[0].type == "range":
        fail(
            "This is an L with one range in it. L(range(...)) puts its numbers into the L.",
            expected=expected,
            got=short(got),
        )
    if len(got) == 1 and hasattr(got[0], "dtype") and getattr(got[0], "shape", None):
        fail(
            "This is an L with one array in it. `tolist()` makes a list of the array, and L(...) of that list has its numbers.",
            expected=expected,
            got=short(got),
        )
    # NumPy's ints are ints here.
    got = L(int(n) if hasattr(n, "dtype") and n.dtype.kind == "i" and not n.shape else n for n in got)
    expect_equal(
        got,
        L(right),
        why=why,
        mistakes=[(L(wrong), says) for wrong, says in mistakes if wrong is not None and wrong != right],
    )
