"""Hidden checks of q11: other collections, other numbers, and arguments by name."""

from autograder.checking import required
from autograder.checks.probes_q11 import judge_collection, judge_ints


@required
def test_drawn_numbers(student):
    "any start, end and step give what range gives"
    for _ in range(3):
        a, b = (student.random.randrange(-30, 30) for _ in range(2))
        judge_ints(student, a, b, student.random.choice((-7, -3, -2, 2, 3, 5)))
    judge_ints(student, student.random.randrange(1, 9))


def test_collections_of_any_kind(student):
    "tuples, L, sets, dicts and arrays have a length too"
    items = student.random.sample(range(100, 1000), student.random.randrange(3, 8))
    for kind in ("tuple", "L", "set", "dict", "array", "dataset"):
        judge_collection(student, kind, items)


def test_empty(student):
    "an empty collection or range gives an empty L"
    for kind in ("list", "L", "dataset"):
        judge_collection(student, kind, [])
    judge_ints(student, 5, 2)
    judge_ints(student, 3, 3)
    judge_ints(student, 0, 7, -1)


def test_arguments_by_name(student):
    "b and step can be given by name"
    judge_ints(student, 2, b=student.random.randrange(5, 9))
    judge_ints(student, 1, 12, step=student.random.randrange(2, 5))
    judge_ints(student, 1, b=student.random.randrange(10, 15), step=3)
