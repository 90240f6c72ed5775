"""Checks of q16: fibonacci(n) by recursion."""

from autograder.checking import TimedOut, expect, expect_equal, fail, required
from checks.q16.probes import MEANINGS, TRIED, calls_itself, truth  # noqa: F401  (MEANINGS explain exceptions)

HINTS = [
    "Ask for a smaller problem first: if you had the first n-1 items, how would you get the n-th?",
    "Two cases need no recursion: no item at all, and one or two items. `[0, 1][:n]` answers all three of them.",
    "Otherwise: `shorter = fibonacci(n - 1)`, and return `shorter` with `shorter[-1] + shorter[-2]` added at its end. Call "
    "fibonacci once and keep its list: that is quick. Two calls for every item are not.",
]

FIRST_20 = truth(20)


@required
def test_first_twenty(student):
    "fibonacci() returns the first 20 numbers, starting 0, 1"
    got = student.call("fibonacci")
    if got is None and "4181" in student.output:
        fail("It prints the numbers. Return the list instead, so that other code can use it.", got="None")
    expect_equal(
        got,
        FIRST_20,
        why="Each item is the sum of the two before it. Work out the first five by hand and compare.",
        mistakes=[
            ([float(item) for item in FIRST_20], "These are floats. They should be whole numbers."),
            ([*FIRST_20[1:], 6765], "It starts with 1, 1. The sequence starts with 0, 1 here."),
            ([*FIRST_20, 6765], "One item too many: 20 items end with the item of index 19."),
            (FIRST_20[:-1], "One item too few."),
            (4181, "This is the last of the 20 numbers alone. Return all of them, in a list."),
            (lambda got: isinstance(got, int), "This is one number alone. Return all 20 of them, in a list."),
            (lambda got: got == FIRST_20[::-1], "The right numbers, in reverse."),
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
        "The answer has a call of itself, but the numbers do not come from it: nothing calls itself while it runs.",
        tried=" or ".join(f"fibonacci({n})" for n in TRIED),
    )


def test_smallest_cases(student):
    "fibonacci(0) is [] and fibonacci(1) is [0]"
    expect_equal(
        student.call("fibonacci", 0),
        [],
        why="What should a list of no items be?",
        mistakes=[(lambda got: got in ([0], [0, 1]), "n = 0 asks for no item at all: an empty list.")],
    )
    expect_equal(
        student.call("fibonacci", 1),
        [0],
        why="n = 1 asks for the first item alone, in a list.",
        mistakes=[([0, 1], "n = 1 asks for one item, and these are two."), ([1], "The first item is 0.")],
    )


def test_other_lengths(student):
    "fibonacci(n) returns n items for other n too"
    for n in (2, 3, 7, student.random.randrange(8, 18)):
        expect_equal(
            student.call("fibonacci", n),
            truth(n),
            why="It is right for 20 items, and not for any number. Is n used, or is 20 written into the function?",
        )


def test_two_hundred(student):
    "fibonacci(200) comes back at once"
    student.hurry(3)  # a right one takes less than a thousandth of that
    try:
        got = student.call("fibonacci", 200)
    except TimedOut as slow:
        slow.meaning = (
            "It was still running. A function that calls itself twice for each item does twice the work for each "
            "further item. Ask for the shorter list once and keep it, or remember what you found."
        )
        raise
    expect_equal(
        got, truth(200), why="Numbers this large need Python's own integers: no rounding, no floats."
    )


def call_twice(names, n):
    first = list(names.fibonacci(n))
    second = names.fibonacci(n)
    return first, second


def test_remembers_nothing(student):
    "a second call gives the same list as the first"
    n = student.random.randrange(9, 16)
    first, second = student.observe(call_twice, n, tried=f"fibonacci({n})\nfibonacci({n})")
    expect_equal(first, truth(n), why="The first call in a new kernel is wrong already.")
    expect_equal(
        second,
        truth(n),
        why="The first call was right and the second is not: something is remembered between them, such as a "
        "list as a default argument, or a list that the caller got and then changed.",
    )
