"""Hidden checks of q13: other iterables, functions and items."""

from autograder.checking import required
from checks.q13.probes import MEANINGS, judge_endless, judge_first  # noqa: F401


@required
def test_drawn_items(student):
    "any items and any condition"
    draw = student.random
    for _ in range(3):
        items = draw.sample(range(1, 100), draw.randrange(4, 12))
        least = draw.choice(sorted(items)[1:-1])
        # At first the first item does not fit, and two or more others do; then it does itself.
        while items[0] >= least:
            draw.shuffle(items)
        judge_first(student, "list", items)
        for n in (least, items[0]):
            judge_first(student, "list", items, lambda o, n=n: o >= n, f"lambda o: o >= {n}")


def test_any_iterable(student):
    "tuples, L, strings, sets, ranges, and objects with no more than __iter__"
    start = student.random.randrange(2, 90)
    items = [start, start + 1, start + 2]
    for kind in ("tuple", "L", "range", "loader", "iterator"):
        judge_first(student, kind, items)
        judge_first(student, kind, items, lambda o: o > start, f"lambda o: o > {start}", by_name=True)
    judge_first(student, "set", [start])
    judge_first(student, "str", ["b", "a", "c"])
    judge_first(student, "dict", ["x", "", "z"], lambda o: o != "x", "lambda o: o != 'x'")


def test_true_in_its_own_way(student):
    "what f returns need not be True or False"
    judge_first(student, "list", ["", "a", "bc"], len, "len")
    judge_first(student, "list", [[], [0], [1]], lambda o: o and o[0], "lambda o: o and o[0]")


def test_endless_with_a_condition(student):
    "an iterator without an end is searched as far as needed"
    start = student.random.randrange(1, 100)
    target = start + student.random.randrange(5, 50)
    judge_endless(student, start, lambda n: n >= target, f"lambda n: n >= {target}")


def test_nothing_in_anything(student):
    "None for whatever is empty, or has nothing that fits"
    for kind in ("tuple", "L", "str", "dict", "set", "loader", "iterator"):
        judge_first(student, kind, [])
    for kind in ("generator", "loader", "iterator"):
        judge_first(student, kind, [1, 2, 0], lambda o: o > 5, "lambda o: o > 5")
    judge_first(student, "iterator", [0, 4, 5])
