"""Checks of q16: fibonacci(n) by recursion."""

from autograder.checking import Student, expect, expect_equal, fail, required
from checks.q16.probes import MEANINGS, TRIED, calls_itself, hurried, in_time, items, truth  # noqa: F401
from checks.shared.again import judge_recursion

HINTS = [
    "Ask for a smaller problem first: if you had the first `n - 1` items, how would you get the last one?",
    "Lists of no items, one item or two items need no recursion: `[0, 1][:n]` is right for all three.",
    "Otherwise:\n```python\nshorter = fibonacci(n - 1)\nreturn [*shorter, shorter[-1] + shorter[-2]]\n```\nCall `fibonacci` "
    "once and keep its list: that is quick. Two calls for every item are not.",
]

PASSED = "Module.parameters has the same shape: it calls itself on each child, and ends where there are no more children."

FIRST_20 = truth(20)


@required
def test_first_twenty(student: Student) -> None:
    "fibonacci() returns the first 20 numbers, starting 0, 1"
    got = in_time(student)
    if got is None and "4181" in student.output:
        fail("It prints the numbers. Return the list instead, so that other code can use it.", got="None")
    expect_equal(
        got,
        FIRST_20,
        why="Each item is the sum of the two before it. Work out the first five by hand and compare.",
        mistakes=[
            ([float(item) for item in FIRST_20], "These are floats. They should be whole numbers."),
            ([*FIRST_20[1:], 6765], "It starts with 1, 1. The sequence starts with 0, 1 here."),
            ([*FIRST_20[2:], 6765, 10946], "It starts with 1, 2. The sequence starts with 0, 1 here."),
            ([*FIRST_20, 6765], "There is one item too many: the list has 21, and 20 are asked for."),
            (FIRST_20[:-1], "There is one item too few: the list has 19, and 20 are asked for."),
            (4181, "This is the last of the 20 numbers alone. Return all of them, in a list."),
            (lambda got: isinstance(got, int), "This is one number alone. Return all 20 of them, in a list."),
            (FIRST_20[::-1], "These are the right numbers, in reverse. Put each new item at the end."),
            (
                lambda got: isinstance(got, list) and any(isinstance(item, list | tuple) for item in got),
                "There are lists inside the list. A call of itself gives a list: add its items (+ or *shorter), and not the "
                "list as one item.",
            ),
            (
                lambda got: len(got) > 21 and set(got) == {0, 1},
                "+ puts one list after the other. It is their last numbers that have to be added.",
            ),
            (
                lambda got: all(isinstance(item, str) for item in got),
                "These are strings. They should be whole numbers.",
            ),
            (
                lambda got: isinstance(got, list) and len(got) < 3,
                "Most of the items got lost. Each call should return the shorter list with one more item at its end.",
            ),
        ],
    )


@required
def test_is_recursive(student: Student) -> None:
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

    # Or one whose result nobody uses.
    def judge(n):
        def right(found):
            return found == truth(n)

        return hurried(
            student,
            lambda: judge_recursion(student, "fibonacci", items, (n,), right, f"fibonacci({n})"),
        )

    n = student.random.randrange(10, 16)
    expect(
        # The longer one, which may take long, only for an answer that remembers the shorter.
        judge(n) or judge(26),
        "The answer calls itself, but the numbers do not come from that call: without it they stay the same.",
        tried=f"fibonacci({n})   # with one call of itself left out",
    )


def after_others(names, n):
    names.fibonacci(n)
    return names.fibonacci()


def test_remembers_nothing(student: Student) -> None:
    "a second call gives the same list as the first"
    n = student.random.randrange(22, 30)
    expect_equal(
        hurried(student, lambda: student.observe(after_others, n, tried=f"fibonacci({n})\nfibonacci()")),
        FIRST_20,
        why=f"After fibonacci({n}), fibonacci() is not right. If it is right alone, something is remembered between the calls, "
        "such as a list as a default argument, or a cached list that append changes later.",
    )


def test_other_lengths(student: Student) -> None:
    "fibonacci(n) returns n items for other n too"
    for n in (2, 3, 7, student.random.randrange(8, 18)):
        expect_equal(
            in_time(student, n),
            truth(n),
            why="fibonacci(n) gives n items, whatever n is. Is n used, or is 20 written into the function?",
            mistakes=[
                (truth(n + 1), "There is one item too many."),
                (truth(n)[:-1], "There is one item too few."),
            ],
        )


def test_smallest_cases(student: Student) -> None:
    "fibonacci(0) is [] and fibonacci(1) is [0]"
    never = (
        "n = 0 passes by all your base cases, and then n only gets smaller. Answer it at once: an empty list."
    )
    expect_equal(
        student.observe(items, 0, tried="fibonacci(0)", meanings={"RecursionError": never}),
        [],
        why="n = 0 asks for no item at all: an empty list.",
    )
    expect_equal(
        student.call("fibonacci", 1),
        [0],
        why="n = 1 asks for the first item alone, in a list: [0].",
        mistakes=[
            ([0, 1], "n = 1 asks for one item, and these are two."),
            ([1], "The first item is 0."),
            (0, "n = 1 asks for a list too, with one item in it: [0]."),
        ],
    )


def test_two_hundred(student: Student) -> None:
    "fibonacci(200) comes back at once"
    for n in (7, student.random.randrange(150, 200), 200):
        expect_equal(
            in_time(student, n),
            truth(n),
            why="Each item is the sum of the two before it, however large they are. Python's own integers have no bound: no floats, no "
            "rounding.",
        )
