"""Checks of q12: class Batches."""

from autograder.checking import expect, required
from checks.q12.probes import MEANINGS, built_ahead, judge_batches, judge_length  # noqa: F401

HINTS = [
    "A method with `yield` in it is a generator: each call of it returns a new iterator, which keeps its own place. That is "
    "all that `__iter__` needs to be.",
    "Batches start at 0, bs, 2*bs, ...: `range(0, len(items), bs)`. A slice that reaches past the end just ends there, so the "
    "short batch takes care of itself. The number of batches is n/bs, rounded up.",
    "```python\nfor i in range(0, len(self.items), self.bs):\n    yield list(self.items[i:i + self.bs])\n```\nFor `__len__`: "
    "`math.ceil(n / bs)`, or `(n + bs - 1) // bs`.",
]
PASSED = "`for xb, yb in dl` works in the chapter because its DataLoader has an `__iter__` like yours."


@required
def test_batches(student):
    "iterating gives lists of bs neighbouring items, the last one shorter"
    bs = student.random.randrange(3, 5)
    items = student.random.sample(range(100), 3 * bs - 1)
    for n in (3 * bs - 1, 2 * bs + 1, 2 * bs):  # the last batch is short, of a single item, or whole
        judge_batches(student, "list", items[:n], bs)
    for kind in ("tuple", "range", "L"):
        first = student.random.randrange(50)
        judge_batches(student, kind, list(range(first, first + 7)), 3)


@required
def test_again_and_again(student):
    "a second pass gives the same batches as the first"
    items = student.random.sample(range(100), 7)
    judge_batches(student, "list", items, 3, "twice")


def test_nested_loops(student):
    "two loops at the same time do not disturb each other"
    items = student.random.sample(range(100), 5)
    judge_batches(student, "list", items, 2, "nested")


def test_length(student):
    "len() is the number of batches, a short one included"
    bs = student.random.randrange(3, 9)
    for n in (2 * bs + 1, 2 * bs, 3 * bs - 1, bs - 1):
        judge_length(student, n, bs)
    judge_length(student, 1001, 1000)


def test_no_items(student):
    "a collection without items has no batches"
    judge_batches(student, "list", [], 3)
    judge_length(student, 0, 3)


def test_lazy(student):
    "a batch is built only when it is asked for"
    ahead = student.observe(built_ahead, 40, 4, 1, tried="next(iter(Batches(items, 4)))  # of 40 items")
    expect(
        ahead["last"] == 0,
        "When the first batch was asked for, the last one was there already. Build each in its turn, with yield, instead "
        "of all of them in a list.",
        expected="one batch of ten has been built",
        got="the last batch has been built too",
    )
    expect(
        ahead["next"] == 0,
        "When the first batch was asked for, the second was built as well. Build each only when it is its turn.",
        expected="one batch has been built",
        got="two batches have been built",
    )


def test_items_stay_what_they_are(student):
    "items that are lists, or false, or there twice, are items like any other"
    judge_batches(student, "list", [[1, 2], [], None, "", 0], 2)
    judge_batches(student, "list", ["a", "b", "c", "a", "a"], 2)
