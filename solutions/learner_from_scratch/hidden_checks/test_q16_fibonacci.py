"""Hidden checks of q16: other lengths, long ones, and calls after one another."""

from autograder.judging.checking import expect_equal, required
from autograder.judging.endings import TimedOut


def truth(n):
    items = [0, 1]
    while len(items) < n:
        items.append(items[-1] + items[-2])
    return items[:n]


def call_twice(names, n):
    first = list(names.fibonacci(n))
    second = names.fibonacci(n)
    return first, second


@required
def test_some_length(student):
    "fibonacci(n) is right for any n"
    n = student.random.randrange(8, 18)
    expect_equal(
        student.call("fibonacci", n), truth(n), why="It is right for 20 items, and not for any number."
    )


def test_two_hundred(student):
    "fibonacci(200) comes back at once"
    student.hurry(3)  # a right one takes less than a thousandth of that
    try:
        got = student.call("fibonacci", 200)
    except TimedOut as slow:
        slow.meaning = (
            "It was still running. A function that calls itself twice for each item does twice the work for each "
            "item more; ask for the shorter list once and keep it, or remember what was found."
        )
        raise
    expect_equal(
        got,
        truth(200),
        why="Numbers this large need Python's own integers: no rounding, no floats.",
    )


def test_remembers_nothing(student):
    "a second call gives the same list as the first"
    n = student.random.randrange(9, 16)
    first, second = student.observe(call_twice, n, tried=f"fibonacci({n})\nfibonacci({n})")
    expect_equal(first, truth(n), why="The first call of a new kernel is wrong already.")
    expect_equal(
        second,
        truth(n),
        why="The first call was right and the second is not: something is remembered between them, such as a "
        "list as a default argument, or one that the caller was given and then changed.",
    )
