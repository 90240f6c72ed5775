"""Checks of q11: my_range(a, b, step)."""

from autograder.checking import expect, required
from checks.q11.probes import MEANINGS, judge_collection, judge_ints  # noqa: F401

HINTS = [
    'There are two cases. How can you tell a collection from an int? Only one of them has a length: `hasattr(a, "__len__")`.',
    "For a collection go on with `len(a)` instead of `a`. What is left is the case of ints: `range` does the work, and "
    "`L(...)` makes an L of it.",
    "`range` takes no None: call `range(a)`, `range(a, b)` or `range(a, b, step)`, depending on what was given. `b is None` "
    "asks whether it was; `not b` would be true for 0 as well.",
]
PASSED = (
    "The chapter's DataLoader shuffles `L.range(self.ds)`, the indices of its dataset, before every epoch."
)


@required
def test_indices_of_a_collection(student):
    "for a collection it gives the indices of its items"
    items = [f"n0{student.random.randrange(10**6)}.JPEG" for _ in range(student.random.randrange(3, 7))]
    judge_collection(student, "list", items)
    for kind in ("tuple", "dict", "array", "set"):
        judge_collection(
            student, kind, student.random.sample(range(100, 1000), student.random.randrange(3, 7))
        )


def test_anything_with_a_length(student):
    "a string and an empty collection have a length too"
    judge_collection(student, "str", student.random.sample("abcdefgh", student.random.randrange(3, 7)))
    for kind in ("list", "dataset"):
        judge_collection(student, kind, [])


@required
def test_ints_like_range(student):
    "for ints it gives what range gives"
    a = student.random.randrange(3, 7)
    judge_ints(student, a)
    judge_ints(student, a, a + student.random.randrange(3, 6))
    judge_ints(student, a, a + student.random.randrange(8, 12), student.random.randrange(2, 4))


def test_length_alone(student):
    "a dataset's length is enough: no item is looked at"
    judge_collection(student, "dataset", [student.random.randrange(100, 1000) for _ in range(5)])


def test_zero_and_negative(student):
    "zero and negative numbers are numbers like any other"
    a = student.random.randrange(3, 7)
    judge_ints(student, -a, 0)
    judge_ints(student, a, 0, -1)
    judge_ints(student, 0)
    judge_ints(student, a + 3, a, 2)  # none at all


@required
def test_does_it_itself(student):
    "my_range() does the work itself, without L.range"
    judge_ints(student, 3)
    borrowed = student.form.borrows("my_range")
    calls = [
        name
        for name in borrowed
        if (name.endswith(".range") and name.split(".")[0] not in ("builtins", "torch"))
        or name.split(".")[-1] == "range_of"
    ]
    expect(
        not calls,
        "This leaves the work to fastcore. All you need is Python's own range(...), put into an L.",
        tried="reading your cell",
        expected="neither L.range nor range_of",
        got=", ".join(sorted(calls)),
    )
