"""Shared by the checks of q13: iterables of several kinds, and what is left of them after the student's my_first."""

from __future__ import annotations

from typing import Any

from autograder.checking import StudentRaised, expect_equal, fail, short

ENDLESS = 10_000
"""How many items an iterator without an end gives before it complains."""

COMPLAINT = "this iterator has no end, and more than 10,000 items have been taken from it"


def first_of(names: Any, kind: str, items: list, f: Any, by_name: bool) -> Any:
    """What my_first gives for an iterable of this kind, and, of an iterator, the items that are left."""
    from fastcore.foundation import L

    class Loader:
        def __iter__(self) -> Any:
            yield from items

    class Iterator:
        """No more than an iterator needs: it has no length, and cannot be indexed."""

        def __init__(self) -> None:
            self.rest = list(items)

        def __iter__(self) -> Any:
            return self

        def __next__(self) -> Any:
            if not self.rest:
                raise StopIteration
            return self.rest.pop(0)

    make = {
        "list": list,
        "tuple": tuple,
        "L": L,
        "str": "".join,
        "dict": lambda items: {o: [o] for o in items},
        "set": set,
        "range": lambda items: range(items[0], items[-1] + 1),
        "generator": lambda items: (o for o in items),
        "iterator": lambda _: Iterator(),
        "loader": lambda _: Loader(),
    }
    xs = make[kind](items)
    found = names.my_first(xs) if f is None else names.my_first(xs, f=f) if by_name else names.my_first(xs, f)
    return {"found": found, "left": list(xs) if kind == "iterator" else None}


def first_of_endless(names: Any, start: int, f: Any, most: int, complaint: str) -> Any:
    """What my_first gives for numbers without an end, and the number that comes next."""

    def numbers() -> Any:
        yield from range(start, start + most)
        raise RuntimeError(complaint)

    endless = numbers()
    found = names.my_first(endless) if f is None else names.my_first(endless, f)
    return {"found": found, "next": next(endless, None)}


SHOWN = {
    "str": "{text!r}",
    "generator": "o for o in {items}",
    "iterator": "iter({items})",
    "loader": "a_loader_of({items})",
}
MEANINGS = [
    (
        "not subscriptable",
        "Generators, sets and loaders cannot be indexed. A for loop, or next(iter(xs)), takes any of them.",
    ),
    (
        "not an iterator",
        "next works on iterators only. iter(xs) makes one of anything that a for loop takes.",
    ),
    ("has no len()", "A generator has no length: whether there is an item shows only when one is asked for."),
    (
        "'NoneType' object is not callable",
        "Without f every item will do: f is None then, and cannot be called.",
    ),
]


def observed(student: Any, probe: Any, *args: Any, tried: str) -> Any:
    """`student.observe`, with what the errors usually mean here."""
    try:
        return student.observe(probe, *args, tried=tried)
    except StudentRaised as error:
        says, kind = error.error.says, error.error.type
        if kind in ("StopIteration", "IndexError"):
            error.meaning = "Where there is no item the result is None. next(iterator, None) gives it without an exception."
        elif kind == "KeyError":
            error.meaning = "A dict is indexed by its keys. To iterate over it gives them, whatever they are."
        elif says == COMPLAINT:
            error.meaning = (
                "It wants to have all items before it looks at the first, and there is no end of them."
            )
        for part, meaning in MEANINGS:
            if part in says:
                error.meaning = meaning
        raise


def judge_first(
    student: Any, kind: str, items: list, f: Any = None, shown: str = "", by_name: bool = False
) -> None:
    """Fail unless my_first finds the right item, and takes no more than it needs. `shown` is f as source."""
    text = "".join(items) if kind == "str" else ""
    given = SHOWN.get(kind, "{items}" if kind == "list" else kind + "({items})").format(
        items=items, text=text
    )
    call = f"my_first(xs, {'f=' if by_name else ''}{shown})" if f else "my_first(xs)"
    xs = f"({given})" if kind == "generator" else given
    seen = observed(student, first_of, kind, items, f, by_name, tried=f"xs = {xs}\n{call}")
    fits = [i for i, o in enumerate(items) if f is None or f(o)]
    right = items[fits[0]] if fits else None
    found = seen["found"]
    mistakes = []
    if fits and not right:
        says = "This item is false, but an item all the same: ask whether it is there, or `f is None`, not whether it is true."
        mistakes += [(None, says), (next((o for o in items if o and (f is None or f(o))), None), says)]
    if items and f:
        mistakes.append((items[0], "This is the first item, whatever f says of it."))
    if f and len(fits) > 1 and fits[0] == 0:
        mistakes.append((items[fits[1]], "The first item of all has been passed over: f is true of it, too."))
    if fits:
        mistakes += [
            (None, "It returns None, though there is such an item. Is there a return?"),
            (items[fits[-1]], "This is the last one. Stop at the first."),
            ([items[i] for i in fits], "These are all of them, in a list. Only the first is wanted."),
            ([right], "This is a list with the item in it. The item itself is wanted."),
        ]
        if f:
            mistakes.append((f(right), "This is what f returns for the item. The item itself is wanted."))
    else:
        mistakes += [
            (nothing, "Where there is no such item the result is None.") for nothing in (False, [], 0, "")
        ]
    expect_equal(
        found,
        right,
        why="The first item is wanted." if f is None else "The first item for which f is true is wanted.",
        mistakes=mistakes,
    )
    if seen["left"] is not None:
        rest = items[fits[0] + 1 :] if fits else []
        if seen["left"] != rest:
            fail(
                "It has taken more items than it needed: they are lost for whoever goes on with the iterator.",
                expected=f"{short(right)}, and then there are left {short(rest)}",
                got=f"{short(found)}, and then there are left {short(seen['left'])}",
            )


def judge_endless(student: Any, start: int, f: Any = None, shown: str = "") -> None:
    """Fail unless my_first takes what it needs, and no more, of an iterator without an end."""
    call = f"my_first(numbers, {shown})" if f else "my_first(numbers)"
    tried = f"import itertools\nnumbers = itertools.count({start})\n{call}"
    seen = observed(student, first_of_endless, start, f, ENDLESS, COMPLAINT, tried=tried)
    right = next(n for n in range(start, start + ENDLESS) if f is None or f(n))
    expect_equal(seen["found"], right, why="The first item is wanted.")
    expect_equal(
        seen["next"],
        right + 1,
        tried=tried + "\nnext(numbers)",
        why="It has taken more items than it needed: they are lost for whoever goes on with the iterator.",
    )
