"""Hidden checks of q05: drawn values, other iterables, and none at all."""

from autograder.checking import expect_equal, required
from autograder.checks.probes_q05 import judge_index


@required
def test_drawn_values(student):
    "it is right for any values"
    random = student.random
    values = random.sample(range(1000), 12)
    judge_index(student, values)
    judge_index(student, [f"n{n:03d}" for n in values])


def test_drawn_repeats(student):
    "the last index of each value counts, however often it occurs"
    judge_index(student, [student.random.choice("abcde") for _ in range(20)])
    judge_index(
        student, [student.random.randrange(4) for _ in range(15)], student.random.choice(["L", "generator"])
    )


def test_other_iterables(student):
    "an iterator and a dict's keys do as well"
    for kind in ("iterator", "keys"):
        judge_index(student, student.random.sample("abcdefgh", 5), kind)


def test_nothing(student):
    "no items are an empty dict"
    for kind in ("list", "generator"):
        judge_index(student, [], kind)


def test_many(student):
    "many values take no longer than a moment"
    judge_index(
        student, list(range(40_000, 0, -1)), "L", "Each value is to be a key, and its index the value."
    )


def one_after_another(names, first, second):
    return dict(names.my_val2idx(first)), dict(names.my_val2idx(second))


def test_each_call_anew(student):
    "a second call knows nothing of the first"
    first, second = student.random.sample("abcd", 3), student.random.sample("wxyz", 3)
    got = student.observe(
        one_after_another, first, second, tried=f"my_val2idx({first})\nmy_val2idx({second})"
    )
    expect_equal(
        got,
        tuple({value: i for i, value in enumerate(values)} for values in (first, second)),
        why="Something is remembered from one call to the next: make the dict inside the function.",
    )
