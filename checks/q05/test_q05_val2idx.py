"""Checks of q05: my_val2idx(items)."""

from typing import Any

from autograder.checking import Student, expect, expect_equal, required
from checks.q05.probes import MEANINGS, judge_dict, judge_index  # noqa: F401  (MEANINGS explain exceptions)

HINTS = [
    "`enumerate(items)` yields pairs of an index and a value, whatever `items` is. Which of the two should be the key?",
    "If you set a key again, the later value stays. So it is enough to go through `items` from the front and set each one.",
    "A dict comprehension does it in one line: `{value: ... for ... in enumerate(items)}`.",
]
PASSED = "The chapter's data set turns every label into its number with `L.val2idx`."

LABELS = [
    "tench",
    "church",
    "golf ball",
    "chain saw",
    "parachute",
    "French horn",
    "garbage truck",
    "gas pump",
]


@required
def test_each_value_to_its_index(student: Student) -> None:
    "each value is taken to its index"
    drawn = student.random.sample(LABELS, 6)
    judge_index(student, ["tench", "church"] + [label for label in drawn if label not in ("tench", "church")])


@required
def test_without_val2idx(student: Student) -> None:
    "it does the work itself and does not call val2idx"
    judge_index(student, ["tench", "church", "gas pump"])
    borrowed = [name for name in student.form.borrows("my_val2idx") if name.split(".")[-1] == "val2idx"]
    expect(
        not borrowed,
        "This calls val2idx itself. Write what it does: a dict that goes from each value to its index.",
        tried="reading your cell",
        got=" and ".join(sorted(borrowed)),
    )


def test_last_index_counts(student: Student) -> None:
    "a value that occurs more than once keeps its last index"
    judge_index(student, ["b", "a", "b", "c", *student.random.sample("abc", 3), "b", "d"])


def test_any_iterable(student: Student) -> None:
    "items may be any iterable: a tuple, an L, a generator"
    for kind in ("tuple", "L", "generator", "keys"):
        judge_index(student, ["n2", "n3", f"n{student.random.randrange(4, 9)}", "n1", "n2"], kind)


def test_values_of_any_type(student: Student) -> None:
    "the values may be numbers, tuples, None, and of several types at once"
    judge_index(student, [30, "thirty", None, (3, 0), student.random.randrange(100) + 0.5, -1])


def test_nothing(student: Student) -> None:
    "no items give an empty dict"
    for kind in ("list", "generator"):
        judge_index(student, [], kind)


def what_is_left(names: Any, values: list) -> list:
    items = list(values)
    names.my_val2idx(items)
    return items


def test_items_stay(student: Student) -> None:
    "the list that is given stays as it is"
    values = student.random.sample("abcdef", 4)
    expect_equal(
        student.observe(what_is_left, values, tried=f"items = {values}\nmy_val2idx(items)\nitems"),
        values,
        why="The list that was given has changed. Go through it, and take nothing out and sort nothing in it.",
    )


def one_after_another(names: Any, first: list, second: list) -> list:
    found = names.my_val2idx(first), names.my_val2idx(second)
    return [dict(index) if isinstance(index, dict) else index for index in found]


def test_each_call_anew(student: Student) -> None:
    "a second call knows nothing of the first"
    both = student.random.sample("abcdef", 5), student.random.sample("uvwxyz", 5)
    got = student.observe(one_after_another, *both, tried=f"my_val2idx({both[0]})\nmy_val2idx({both[1]})")
    for index, values in zip(got, both, strict=True):
        judge_dict(index, values)
