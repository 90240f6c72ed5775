"""Hidden checks of q11: other collections, other numbers, and arguments by name."""

from autograder.checking import required
from checks.q11.probes import MEANINGS, judge_collection, judge_ints  # noqa: F401


@required
def test_drawn_numbers(student):
    "any start, end and step give what range gives"
    draw = student.random
    a, b = (draw.randrange(-30, 30) for _ in range(2))
    up, down = draw.choice((2, 3, 5)), draw.choice((-7, -3, -2))
    judge_ints(student, a, a + up * draw.randrange(2, 9), up)  # b would be the next
    judge_ints(student, draw.randrange(8, 30), 0, down)
    judge_ints(student, a, a - draw.randrange(1, 9), up)  # none at all
    judge_ints(student, a, b, draw.choice((up, down)))
    judge_ints(student, draw.randrange(1, 9))


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
