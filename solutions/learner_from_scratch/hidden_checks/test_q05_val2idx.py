"""Hidden checks of q05: drawn values, other iterables, and none at all."""

from autograder.checking import fail, required, short
from checks.q05.probes import equal, judge_index, meaning, numbered


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
    for kind in ("L", "generator"):
        judge_index(student, [student.random.randrange(4) for _ in range(15)], kind)


def test_other_iterables(student):
    "an iterator and a dict's keys do as well"
    for kind in ("iterator", "keys"):
        judge_index(student, student.random.sample("abcdefgh", 7), kind)


def test_nothing(student):
    "no items are an empty dict"
    for kind in ("list", "generator"):
        judge_index(student, [], kind)


def one_after_another(names, first, second):
    found = names.my_val2idx(first), names.my_val2idx(second)
    return [dict(index) if isinstance(index, dict) else index for index in found]


def test_each_call_anew(student):
    "a second call knows nothing of the first"
    both = student.random.sample("abcdef", 5), student.random.sample("uvwxyz", 5)  # hardly ever sorted
    got = student.observe(one_after_another, *both, tried=f"my_val2idx({both[0]})\nmy_val2idx({both[1]})")
    for index, values in zip(got, both, strict=True):
        expected = numbered(values)
        if not (isinstance(index, dict) and equal(index, expected)):
            fail(meaning(index, values, expected, ""), expected=short(expected), got=short(index))
