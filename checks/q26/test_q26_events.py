"""Checks of q26: Events, which calls callbacks' methods by name."""

import ast

from autograder.checking import fail, required
from checks.q26.probes import judge_calls, judge_error

HINTS = [
    "Two steps for each callback: look up whether it has an attribute with that name, and if so call it.",
    "hasattr(cb, name) says whether there is one, getattr(cb, name) fetches it, and () calls it. Keep the call out of any "
    "try block, and in a plain for loop.",
    "for cb in self.cbs: method = getattr(cb, name, None); if method is not None: method()",
]


@required
def test_calls_each_in_order(student):
    "an event's name calls that method of each callback that has it, once and in order"
    methods = [["before_fit", "after_fit"], ["after_fit"], ["before_fit"]]
    judge_calls(student, methods, ["before_fit"])
    judge_calls(student, methods, ["after_fit", "before_fit"])
    borrowed = {ast.unparse(node) for node in student.form.nodes("Events") if isinstance(node, ast.Attribute)}
    if "Learner.__call__" in borrowed or "Learner" in student.form.bases("Events"):
        fail(
            "This is Learner's own __call__. Write yours.",
            tried="reading your cell",
            expected="a loop of your own",
        )


def test_callbacks_own_attribute_error(student):
    "an AttributeError inside a callback's method reaches the caller"
    judge_error(student, "AttributeError", "'Failing' object has no attribute 'losss'")


def test_other_errors(student):
    "any other exception reaches the caller too, CancelFitException and StopIteration included"
    for kind in ("ValueError", "CancelFitException", "StopIteration"):
        judge_error(student, kind)
