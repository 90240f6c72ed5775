"""Hidden checks of q05: drawn values, drawn repeats, and other iterables."""

from autograder.checking import Student, required
from checks.q05.probes import MEANINGS, judge_index  # noqa: F401


@required
def test_drawn_values(student: Student) -> None:
    "it is right for any values"
    values = student.random.sample(range(1000), 12)
    judge_index(student, values)
    judge_index(student, [f"n{n:03d}" for n in values])


def test_drawn_repeats(student: Student) -> None:
    "the last index of each value counts, however often it occurs"
    judge_index(student, [student.random.choice("abcde") for _ in range(20)])
    for kind in ("L", "generator"):
        judge_index(student, [student.random.randrange(4) for _ in range(15)], kind)


def test_other_iterables(student: Student) -> None:
    "an iterator and a dict's keys work as well"
    for kind in ("iterator", "keys"):
        judge_index(student, student.random.sample("abcdefgh", 7), kind)
