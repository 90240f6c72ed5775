"""Checks of q26: Events, which calls callbacks' methods by name."""

import ast

from autograder.checking import Student, fail, required
from checks.q26.probes import MEANINGS, ODD, OTHER_NAMES, judge_calls, judge_error, judge_odd  # noqa: F401

HINTS = [
    "Two steps for each callback: find out whether it has an attribute with that name, and if so call it.",
    "`hasattr(cb, name)` says whether there is one, `getattr(cb, name)` fetches it, and `()` calls it. Use a plain `for` loop, "
    "and keep the call out of any `try` block.",
    "```python\nfor cb in self.cbs:\n    method = getattr(cb, name, None)\n    if method is not None:\n        method()\n```",
]

PASSED = "In the chapter this is `Learner.__call__`: every `self('before_batch')` in the training loop goes through these few lines."


@required
def test_calls_each_in_order(student: Student) -> None:
    "an event's name calls that method of each callback that has it, once and in order"
    judge_calls(
        student, [["before_fit"], ["before_fit"], ["after_fit"], ["before_fit"]], ["after_fit", "before_fit"]
    )
    other, third = student.random.sample(OTHER_NAMES, 2)
    judge_calls(student, [["after_fit", third], [other, "after_fit"], [other]], ["after_fit", other, third])
    borrowed = {ast.unparse(node) for node in student.form.nodes("Events") if isinstance(node, ast.Attribute)}
    if "Learner.__call__" in borrowed or "Learner" in student.form.bases("Events"):
        fail(
            "This is Learner's own __call__. Write yours.",
            tried="reading your cell",
            expected="a loop of your own",
        )


def test_nobody_listens(student: Student) -> None:
    "an event that no callback has a method for does nothing"
    judge_calls(
        student,
        [["before_fit"], ["after_fit"]],
        ["before_fit", student.random.choice(OTHER_NAMES), "after_fit"],
    )
    judge_calls(student, [], ["before_fit"])


def test_callbacks_of_any_kind(student: Student) -> None:
    "a callback may be any object, and any name an event"
    for kind in ODD:
        judge_odd(student, kind, student.random.choice(["before_fit", *OTHER_NAMES]))
    judge_calls(student, [["_tick"], ["after_fit", "_tick"]], ["_tick"])


def test_callbacks_own_attribute_error(student: Student) -> None:
    "an AttributeError inside a callback's method reaches the caller"
    judge_error(student, "AttributeError", "'Failing' object has no attribute 'losss'")


def test_other_errors(student: Student) -> None:
    "any other exception reaches the caller too, CancelFitException and StopIteration included"
    for kind in (
        student.random.choice(["ValueError", "IndexError", "TypeError"]),
        "CancelFitException",
        "StopIteration",
    ):
        judge_error(student, kind)
