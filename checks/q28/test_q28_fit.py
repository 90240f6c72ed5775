"""Checks of q28: fit, and how it ends."""

from autograder.checking import fail, required
from checks.q28.probes import judge_cancelled, judge_error, judge_steps

HINTS = [
    "Three parts, one after the other: the event before, the loop over epochs, the event after. Only the middle one can be cancelled.",
    "Put try around the whole for loop, and except CancelFitException: pass below it. learner('after_fit') comes behind "
    "both, at the function's own indentation.",
    "learner('before_fit'); learner.n_epochs = n_epochs; try: for epoch in range(n_epochs): learner.epoch = epoch; "
    "learner.one_epoch(True); learner.one_epoch(False). except CancelFitException: pass. learner('after_fit')",
]


@required
def test_steps_of_a_fit(student):
    "before_fit, then each epoch trains and validates, then after_fit"
    judge_steps(student, 2)
    if "fit" in student.form.uses("fit"):
        why = "This is the Learner's own fit. Write the steps yourself."
        fail(why, tried="reading your cell", expected="a loop of your own", got="learner.fit")


@required
def test_cancelled(student):
    "a CancelFitException ends the whole fit quietly, and after_fit still runs"
    judge_cancelled(student, 4, (1, True))


def test_cancelled_in_validation(student):
    "so it does in validation, and in the first epoch"
    judge_cancelled(student, 3, (1, False))
    judge_cancelled(student, 3, (0, True))


def test_other_errors(student):
    "any other exception reaches the caller"
    for kind in ("ValueError", "KeyboardInterrupt"):
        judge_error(student, 3, (1, True), kind)
