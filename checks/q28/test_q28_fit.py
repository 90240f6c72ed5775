"""Checks of q28: fit, and how it ends."""

from autograder.checking import Student, fail, required
from checks.q28.probes import MEANINGS, judge_cancelled, judge_error, judge_steps  # noqa: F401

HINTS = [
    "Three parts, one after the other: the event before, the loop over epochs, the event after. Only the middle one can be "
    "cancelled.",
    "Put `try` around the whole `for` loop, and `except CancelFitException: pass` below it. `learner('after_fit')` comes after "
    "both, at the function's own indentation.",
    "```python\nlearner('before_fit')\nlearner.n_epochs = n_epochs\ntry:\n    for epoch in range(n_epochs):\n"
    "        learner.epoch = epoch\n        learner.one_epoch(True)\n        learner.one_epoch(False)\n"
    "except CancelFitException:\n    pass\nlearner('after_fit')\n```",
]

PASSED = "This is the chapter's `Learner.fit`. `LRFinder` in notebook 05 ends its fit through your `except`."


@required
def test_steps_of_a_fit(student: Student) -> None:
    "before_fit, then each epoch trains and validates, then after_fit"
    judge_steps(student, student.random.randrange(2, 4))
    if "fit" in student.form.uses("fit"):
        why = "This leaves the work to Learner's own fit. Write the steps yourself."
        fail(why, tried="reading your cell", expected="a loop of your own", got="learner.fit")


@required
def test_cancelled(student: Student) -> None:
    "a CancelFitException ends the whole fit quietly, and after_fit still runs"
    n = student.random.randrange(4, 6)
    judge_cancelled(student, n, (student.random.randrange(1, n - 1), True))


def test_cancelled_in_validation(student: Student) -> None:
    "so it does in validation, and in the first and the last epoch"
    judge_cancelled(student, 3, (1, False))
    judge_cancelled(student, 3, (0, True))
    judge_cancelled(student, 3, (2, False))


def test_other_errors(student: Student) -> None:
    "any other exception reaches the caller"
    for kind in (student.random.choice(["ValueError", "IndexError", "RuntimeError"]), "KeyboardInterrupt"):
        judge_error(student, 3, (1, student.random.random() < 0.5), kind)
