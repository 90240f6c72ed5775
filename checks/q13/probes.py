"""Shared by the checks of q13: iterables of several kinds, and what is left of them after the student's my_first."""

from __future__ import annotations

from typing import Any

from autograder.checking import expect_equal, fail, short

ENDLESS = 10_000
"""How many items an endless iterator gives before it complains."""

COMPLAINT = "this iterator has no end, and more than 10,000 items have been taken from it"


def first_of(names: Any, kind: str, items: list, f: Any, by_name: bool) -> Any:
    """What my_first gives for an iterable of this kind, and, of an iterator, the items that are left."""
    from fastcore.foundation import L

    class Loader:
        def __iter__(self) -> Any:
            yield from items

    class Photos:
        """As the dataset of q06: a loop asks for [0], [1], ... until an IndexError. It has no __iter__."""

        def __getitem__(self, i: int) -> Any:
            return items[i]

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

    def as_tensor(items: list) -> Any:
        import torch

        return torch.tensor(items)

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
        "photos": lambda _: Photos(),
        "tensor": as_tensor,
    }
    xs = make[kind](items)
    found = names.my_first(xs) if f is None else names.my_first(xs, f=f) if by_name else names.my_first(xs, f)
    if kind == "tensor" and type(found) is type(xs) and not found.shape:
        found = found.item()
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
    "photos": "a_dataset_of({items})   # it has __getitem__, and no __iter__",
    "tensor": "torch.tensor({items})",
}
MEANINGS = {
    "StopIteration": "Where there is no such item the result is None. next(iterator, None) gives None instead of an exception.",
    "IndexError": "An empty collection has no item [0]. Where there is no item the result is None.",
    "KeyError": "A dict is indexed by its keys. A for loop over it gives the keys, whatever they are.",
    COMPLAINT: "It asks for all items before it looks at the first, and there is no end of them.",
    "not subscriptable": "Generators, sets and loaders cannot be indexed. A for loop, or next(iter(xs)), takes any of them.",
    "ambiguous": "`if xs` asks for one truth value of the whole collection, and not everything has one. A for loop finds out "
    "whether there is an item.",
    "has no attribute '__iter__'": "Not everything that a for loop takes has an `__iter__`. iter(xs) makes an iterator of all of it.",
    "not an iterator": "next works on iterators only. iter(xs) makes one of anything that a for loop takes.",
    "has no len()": "A generator has no length: whether there is an item shows only when you ask for one.",
    "'NoneType' object is not callable": "Without f any item will do: f is None then, and cannot be called.",
}


def judge_first(
    student: Any,
    kind: str,
    items: list,
    f: Any = None,
    shown: str = "",
    by_name: bool = False,
    none_says: str = "",
) -> None:
    """Fail unless my_first finds the right item, and takes no more than it needs. `shown` is f as source.

    `none_says`: what it means here if nothing is found.
    """
    text = "".join(items) if kind == "str" else ""
    given = SHOWN.get(kind, "{items}" if kind == "list" else kind + "({items})").format(
        items=items, text=text
    )
    call = f"my_first(xs, {'f=' if by_name else ''}{shown})" if f else "my_first(xs)"
    xs = f"({given})" if kind == "generator" else given
    seen = student.observe(first_of, kind, items, f, by_name, tried=f"xs = {xs}\n{call}")
    fits = [i for i, o in enumerate(items) if f is None or f(o)]
    right = items[fits[0]] if fits else None
    found = seen["found"]
    mistakes: list = [(None, none_says)] if none_says and fits else []
    if fits and not right:
        says = "This item is false, but it is an item: ask whether there is one, or `f is None`, not whether it is true."
        mistakes += [(None, says), (next((o for o in items if o and (f is None or f(o))), None), says)]
    if None in items and right is not None:
        mistakes.append(
            (
                None,
                "None is an item here, and does not end the search. Use a for loop, or a default that cannot be an item.",
            )
        )
    if items and f:
        mistakes.append((items[0], "This is the first item, whatever f says of it."))
    if f and len(fits) > 1 and fits[0] == 0:
        mistakes.append((items[fits[1]], "It passes over the very first item: f is true of that one too."))
    if fits and f and fits[0] > 0:
        mistakes.append((None, "It gives up after the first item: return None only when the loop has ended."))
    if fits:
        mistakes += [
            (None, "It returns None, though there is such an item. Is there a return?"),
            (items[fits[-1]], "This is the last one. Stop at the first."),
            ([items[i] for i in fits], "These are all of them, in a list. Return only the first."),
            ([right], "This is a list with the item in it. Return the item itself."),
        ]
        if f:
            mistakes.append((f(right), "This is what f returns for the item. Return the item itself."))
    else:
        mistakes.append((lambda got: not got, "Where there is no such item the result is None."))
    expect_equal(
        found,
        right,
        why="Return the first item." if f is None else "Return the first item for which f is true.",
        mistakes=mistakes,
    )
    if seen["left"] is not None:
        rest = items[fits[0] + 1 :] if fits else []
        if seen["left"] != rest:
            fail(
                "It has taken more items than it needed, and the code that goes on with the iterator will miss them.",
                expected=f"{short(right)}, with {short(rest)} left in the iterator",
                got=f"{short(found)}, with {short(seen['left'])} left in the iterator",
            )


def judge_endless(student: Any, start: int, f: Any = None, shown: str = "") -> None:
    """Fail unless my_first takes what it needs, and no more, of an iterator without an end."""
    call = f"my_first(numbers, {shown})" if f else "my_first(numbers)"
    tried = f"import itertools\nnumbers = itertools.count({start})\n{call}"
    seen = student.observe(first_of_endless, start, f, ENDLESS, COMPLAINT, tried=tried)
    right = next(n for n in range(start, start + ENDLESS) if f is None or f(n))
    expect_equal(seen["found"], right, why="Return the first item.")
    expect_equal(
        seen["next"],
        right + 1,
        tried=tried + "\nnext(numbers)",
        why="It has taken more items than it needed, and the code that goes on with the iterator will miss them.",
    )
