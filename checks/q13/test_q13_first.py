"""Checks of q13: my_first(xs, f)."""

from autograder.checking import expect, required
from checks.q13.probes import MEANINGS, first_of, judge_endless, judge_first  # noqa: F401  (MEANINGS explain exceptions)

HINTS = [
    "A for loop takes any iterable, and a return inside it ends it at once. What do you return if the loop never gets there?",
    "Or without a loop: `iter(xs)` gives an iterator, and `next(iterator, None)` its next item, or None where there is none.",
    "`next((o for o in xs if f is None or f(o)), None)`: a generator looks only as far as it is asked to.",
]
PASSED = "The chapter looks at its first batch with `xb, yb = first(dl)`, without opening any other image."


@required
def test_first_item(student):
    "it finds the first item of any iterable"
    items = student.random.sample(range(1, 100), 4)
    for kind in ("list", "generator", "dict", "tuple", "loader"):
        judge_first(student, kind, items)


@required
def test_first_that_fits(student):
    "with f, it finds the first item for which f is true"
    small, large = student.random.sample(range(1, 50), 3), student.random.sample(range(51, 100), 3)
    judge_first(student, "list", small + large, lambda o: o > 50, "lambda o: o > 50")
    judge_first(student, "generator", small + large, lambda o: o > 50, "lambda o: o > 50")
    judge_first(student, "list", large + small, lambda o: o > 50, "lambda o: o > 50")  # the very first


def test_none_if_there_is_none(student):
    "where there is no such item the result is None"
    judge_first(student, "list", [])
    judge_first(student, "generator", [])
    judge_first(student, "list", student.random.sample(range(1, 40), 3), lambda o: o > 50, "lambda o: o > 50")


def test_true_in_its_own_way(student):
    "f may return anything that is true or false, not only True and False"
    n = student.random.randrange(2, 9)
    says = "What f returns may be any true value, not only True: write `if f(o)`, without a comparison."
    judge_first(student, "list", ["", "a" * n, "bc"], len, "len", none_says=says)


def test_false_items(student):
    "an item that is 0, empty, False or None is an item too"
    last = student.random.randrange(1, 100)
    for item in (0, "", False):
        judge_first(student, "list", [item, last])
    judge_first(student, "list", [last, 0, -1], lambda o: o < 1, "lambda o: o < 1")
    judge_first(student, "list", [None, last], lambda o: o is not None, "lambda o: o is not None")


def test_whatever_a_loop_takes(student):
    "a dataset with __getitem__ alone, and a tensor, can be looped over too"
    items = student.random.sample(range(1, 100), 4)
    for kind in ("photos", "tensor"):
        judge_first(student, kind, items)
        judge_first(student, kind, items, lambda o: o == items[2], f"lambda o: o == {items[2]}")
    judge_first(student, "photos", [])


def test_takes_no_more(student):
    "it takes no more items than it needs"
    judge_endless(student, student.random.randrange(1, 100))
    items = student.random.sample(range(1, 100), 4)
    judge_first(student, "iterator", items)
    n = 2 * student.random.randrange(3, 40)
    judge_first(student, "iterator", [1, 3, n, 7, 8, 10], lambda o: o % 2 == 0, "lambda o: o % 2 == 0")


@required
def test_does_it_itself(student):
    "my_first() does the work itself, without fastcore's first"
    student.observe(first_of, "list", [5, 6], None, False, tried="my_first([5, 6])")
    calls = [name for name in student.form.borrows("my_first") if name.split(".")[-1] == "first"]
    expect(
        not calls,
        "This leaves the work to fastcore. All you need is iter and next, or a for loop with a return in it.",
        tried="reading your cell",
        expected="no call of first",
        got=", ".join(calls),
    )
