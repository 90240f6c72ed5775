"""Checks of q05: my_val2idx(items)."""

from autograder.checking import expect, required
from checks.q05.probes import judge_index

HINTS = [
    "enumerate(items) yields pairs of an index and a value, whatever items is. Which of the two is to be the key?",
    "A key that is set again keeps the value that came last. So going through items from the front, and setting each, is all.",
    "A dict comprehension does it in one line: {value: ... for ... in enumerate(items)}.",
]

LABELS = ["tench", "church", "golf ball", "chain saw", "parachute"]


@required
def test_each_value_to_its_index(student):
    "each value is taken to its index"
    judge_index(student, LABELS)


@required
def test_without_val2idx(student):
    "it does the work itself and does not call val2idx"
    judge_index(student, LABELS[:3])
    borrowed = [name for name in student.form.borrows("my_val2idx") if name.split(".")[-1] == "val2idx"]
    expect(
        not borrowed,
        "This is val2idx itself. Write what it does: a dict that goes from each value to its index.",
        tried="reading your cell",
        got=" and ".join(sorted(borrowed)),
    )


def test_last_index_counts(student):
    "a value that occurs more than once keeps its last index"
    judge_index(student, ["b", "a", "b", "c", "a", "b"])


def test_any_iterable(student):
    "items may be any iterable: a tuple, an L, a generator"
    for kind in ("tuple", "L", "generator"):
        judge_index(student, ["n2", "n3", "n1", "n2"], kind)


def test_values_of_any_type(student):
    "the values may be numbers, tuples, None, and of several types at once"
    judge_index(
        student, [30, "thirty", None, (3, 0), 2.5, -1], why="The values are to be the keys, as they are."
    )
