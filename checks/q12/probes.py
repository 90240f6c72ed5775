"""Shared by the checks of q12: the student's Batches over sequences of several kinds, iterated in several ways."""

from __future__ import annotations

from typing import Any

from autograder.checking import expect_equal, fail, kind_of, short

MEANINGS = {
    "'__iter__'": "The class has no __iter__, which a loop calls to get an iterator.",
    "non-iterator of type 'list'": "__iter__ returns a list, which is not an iterator. Use yield in it, or return iter(the_list).",
    "non-iterator of type 'NoneType'": "__iter__ returns None. Use yield for each batch, or return an iterator.",
    "non-iterator": "What __iter__ returns must be an iterator. A method with yield in it returns one by itself.",
    "not an iterator": "What __iter__ returns must be an iterator. A method with yield in it returns one by itself.",
    "zip()": "Two loops at once took batches from each other: each needs an iterator of its own.",
    "StopIteration": "The iterator had no first batch to give.",
    "array_split": "You do not need array_split here: slice the items in steps of bs.",
    "object of type 'NoneType' has no len()": "Keep the items on self in __init__: self.items = items.",
    "__len__": "__len__ has to return a whole number: the number of batches.",
    "cannot be interpreted as an integer": "A whole number is needed here. / gives a float; // gives a whole number.",
}


def batches_of(names: Any, kind: str, items: list, bs: int, how: str) -> Any:
    """What iterating over the student's Batches gives; `how` often, or with what around it."""
    from collections.abc import Sequence
    from itertools import islice

    from fastcore.foundation import L

    class Album(Sequence):
        """A sequence that is no list."""

        def __len__(self) -> int:
            return len(items)

        def __getitem__(self, i: Any) -> Any:
            return items[i]

    make = {
        "list": list,
        "tuple": tuple,
        "L": L,
        "range": lambda _: range(items[0], items[-1] + 1),
        "Album": lambda _: Album(),
    }
    batches = names.Batches(make[kind](items), bs)
    most = 2 * len(items) + 10  # an iterator that never ends is left there
    if how == "len":
        return len(batches)
    if how == "twice":
        return [list(islice(iter(batches), most)), list(islice(iter(batches), most))]
    if how == "left early":
        next(iter(batches))
        return list(islice(iter(batches), most))
    if how == "nested":
        return [(a, b) for a in islice(iter(batches), most) for b in islice(iter(batches), most)]
    if how == "side by side":
        return list(islice(zip(batches, batches, strict=True), most))
    if not hasattr(type(batches), "__iter__"):
        type(batches).__iter__  # noqa: B018 (raises: __getitem__ alone, which iter() accepts too, is not meant)
    return list(islice(iter(batches), most))


def built_ahead(names: Any, n: int, bs: int, steps: int) -> dict[str, int]:
    """How many batches hold the last item, and the item that comes next, after `steps` batches have been asked for."""
    import gc

    class Item:
        pass

    items = [Item() for _ in range(n)]
    iterator = iter(names.Batches(items, bs))
    for _ in range(steps):
        next(iterator)

    def held(item: Item) -> int:
        return sum(isinstance(o, list | tuple) and len(o) <= bs for o in gc.get_referrers(item))

    return {"last": held(items[-1]), "next": held(items[steps * bs])}


SHOWN = {
    "once": "list(Batches({items}, {bs}))",
    "len": "len(Batches({items}, {bs}))",
    "twice": "batches = Batches({items}, {bs})\nlist(batches), list(batches)",
    "left early": "batches = Batches({items}, {bs})\nnext(iter(batches))\nlist(batches)",
    "nested": "batches = Batches({items}, {bs})\n[(a, b) for a in batches for b in batches]",
    "side by side": "batches = Batches({items}, {bs})\nlist(zip(batches, batches))",
}


def observed(student: Any, kind: str, items: list, bs: int, how: str) -> Any:
    given = {
        "list": str(items),
        "range": f"range({items[0]}, {items[-1] + 1})" if kind == "range" else "",
        "Album": f"a_sequence_like({items})",
    }
    tried = SHOWN[how].format(items=given.get(kind, f"{kind}({items})"), bs=bs)
    return student.observe(batches_of, kind, items, bs, how, tried=tried)


def judge_batches(student: Any, kind: str, items: list, bs: int, how: str = "once") -> None:
    """Fail unless the batches are right, iterated over in the way `how`."""
    if how in ("nested", "side by side"):
        judge_batches(student, kind, items, bs)  # what a single loop does wrong is told as that
    got = observed(student, kind, items, bs, how)
    right = [items[i : i + bs] for i in range(0, len(items), bs)]
    if how == "twice":
        expect_batches(got[0], right, items, bs)
        if got[1] != got[0]:
            fail(
                "The second pass does not give what the first did: the iterator is used up. Each call of __iter__ has to "
                "return a new one that starts from the first batch.",
                expected=short(right),
                got=f"{short(got[1])} in the second pass",
            )
        return
    plain = type(got) is list and all(type(batch) is list for batch in got)
    if how == "left early" and plain and got != right and got in (right[1:], []):
        fail(
            "A loop that was left early spoils the next one. Each call of __iter__ has to return a new "
            "iterator that starts from the first batch.",
            expected=short(right),
            got=short(got),
        )
    if how == "nested":
        pairs = [(a, b) for a in right for b in right]
        expect_equal(
            got,
            pairs,
            why="The inner loop and the outer one share one iterator and take batches from each other. Each call of "
            "__iter__ has to return one of its own.",
        )
        return
    if how == "side by side":
        expect_equal(
            got,
            [(a, a) for a in right],
            why="Two loops at once take batches from each other: each call of __iter__ has to return an iterator of its "
            "own.",
        )
        return
    expect_batches(got, right, items, bs)


def expect_batches(got: Any, right: list, items: list, bs: int) -> None:
    if len(got) >= 2 * len(items) + 10:
        fail(
            "It never ends. After the last batch the loop should stop.",
            expected=short(right),
            got=f"{short(got[: len(right) + 2])[:-1]}, ... and on and on",
        )
    odd = [batch for batch in got if type(batch) is not list]
    if odd and "ndarray" in {kind_of(batch) for batch in odd}:
        fail(
            "The values are right, but they come in NumPy arrays. A batch should be a plain list of the items themselves.",
            expected=short(right),
            got=short(got),
        )
    if odd and got != [list(items)]:
        if len(got) == len(items) and got == items:
            fail(
                "These are the items one by one. Collect bs of them in a list.",
                expected=short(right),
                got=short(got),
            )
        fail(
            f"A batch should be a list, and this one is a {kind_of(odd[0])}. A slice has the type of what it was cut from: "
            "list(...) makes a list of it.",
            expected=short(right),
            got=short(got),
        )
    whole = [batch for batch in right if len(batch) == bs]
    expect_equal(
        got,
        right,
        why=f"Give lists of {bs} neighbouring items, in order, each item once.",
        mistakes=[
            *(
                []
                if items
                else [([[]], "If there are no items, there are no batches, not even an empty one.")]
            ),
            (whole, "The last, shorter batch is missing. A model would never see its items."),
            ([*right, []], "There is an empty batch at the end when the items fill the batches exactly."),
            (
                lambda got: len(right) > 1 and got in ([right[-1]] * len(right), [[]] * len(right)),
                "Every batch is one and the same list, which is emptied and filled again, so the earlier batches change too. Start "
                "a new list for each: batch = [], and not batch.clear().",
            ),
            (items, "These are the items one by one. Collect bs of them in a list."),
            ([items], "All items are in one batch: is bs used?"),
            ([items[i::bs] for i in range(bs)], "These items are not next to each other."),
            (
                [items[i : i + bs] for i in range(len(items))],
                "The batches overlap: go on from one to the next in steps of bs.",
            ),
        ],
    )


def judge_length(student: Any, n: int, bs: int) -> None:
    """Fail unless len() is the number of batches."""
    got = observed(student, "list", list(range(n)), bs, "len")
    mistakes = [
        (n, "This is the number of items. len() should be the number of batches."),
    ]
    if n % bs:
        mistakes.insert(0, (n // bs, "A short last batch is a batch too: n // bs rounds down."))
    else:
        mistakes.insert(0, (n // bs + 1, f"One too many: {n} items fill batches of {bs} exactly."))
    expect_equal(
        got,
        -(-n // bs),
        why=f"{n} items in batches of {bs}: how many batches is that, a shorter one at the end included?",
        mistakes=[m for m in mistakes if m[0] != -(-n // bs)] + [(-(-n / bs) // 1, "len must be an int.")],
    )
