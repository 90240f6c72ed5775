"""Checks of q16: fibonacci(n) by recursion."""

from autograder.judging.checking import expect, expect_equal, required
from checks.q16.probes import TRIED, calls_itself

HINTS = [
    "Ask for a smaller problem first: if you had the first n-1 items, how would you get the n-th?",
    "Two cases need no recursion: no item at all, and one or two items. [0, 1][:n] answers all three of them.",
    "Otherwise: shorter = fibonacci(n - 1), and return shorter with shorter[-1] + shorter[-2] behind it. Calling "
    "fibonacci once and keeping its list is quick; calling it twice for every item is not.",
]

FIRST_20 = [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233, 377, 610, 987, 1597, 2584, 4181]


@required
def test_first_twenty(student):
    "fibonacci() returns the first 20 numbers, starting 0, 1"
    got = student.call("fibonacci")
    if got is None and "4181" in student.output:
        expect(
            False,
            "It prints the numbers. Return the list instead, so that others can go on with it.",
            got="None",
        )
    expect_equal(
        got,
        FIRST_20,
        why="Each item is the sum of the two before it. Work out the first five by hand and compare.",
        mistakes=[
            ([float(item) for item in FIRST_20], "These are floats; whole numbers are wanted."),
            ([*FIRST_20[1:], 6765], "It starts with 1, 1. The sequence starts 0, 1 here."),
            ([*FIRST_20, 6765], "One item too many: 20 items end with the item of index 19."),
            (FIRST_20[:-1], "One item too few."),
            (4181, "This is the last of the 20 numbers alone. All of them are wanted, in a list."),
            (6765, "This is one number alone. All 20 of them are wanted, in a list."),
            (tuple(FIRST_20), "These are the right numbers in a tuple; a list is wanted."),
            (None, "It returns nothing. Is there a return in every branch?"),
        ],
    )


@required
def test_is_recursive(student):
    "fibonacci() is recursive: it, or a helper that it uses, calls itself"
    expect(
        student.form.without_trials("fibonacci").is_recursive("fibonacci"),
        "Nothing in the answer calls itself. A recursive function answers a small case at once, and any other by "
        "calling itself with a smaller one.",
        tried="reading your cell",
    )
    # The source may have a call that never happens.
    expect(
        any(calls_itself(student, n) for n in TRIED),
        "The answer has a call of itself, but it is not what makes the numbers: nothing calls itself while it runs.",
        tried=" or ".join(f"fibonacci({n})" for n in TRIED),
    )


def test_smallest_cases(student):
    "fibonacci(0) is [] and fibonacci(1) is [0]"
    expect_equal(
        student.call("fibonacci", 0),
        [],
        why="What should a list of no items be?",
        mistakes=[([0], "Zero items are an empty list."), ([0, 1], "Zero items are an empty list.")],
    )
    expect_equal(
        student.call("fibonacci", 1),
        [0],
        why="The first item alone.",
        mistakes=[([0, 1], "One item is wanted, and this is two."), ([1], "The first item is 0.")],
    )


def test_other_lengths(student):
    "fibonacci(n) returns n items for other n too"
    for n in (2, 3, 7):
        expect_equal(
            student.call("fibonacci", n), FIRST_20[:n], why="Is n used, or is 20 written into the function?"
        )
