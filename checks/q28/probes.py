"""Shared by the checks of q28: a fit that is watched, and may be ended from inside."""

from __future__ import annotations

import ast
from typing import Any

from autograder.checking import Student, expect, fail, short, which

MEANINGS = {
    "name 'self'": "This is a function, not a method. What would be self in the chapter is the argument, learner.",
    "no attribute 'before_fit'": 'An event is called by its name: learner("before_fit").',
    "no attribute 'after_fit'": 'An event is called by its name: learner("after_fit").',
    "one_epoch()": "one_epoch takes one argument, whether to train: one_epoch(True), one_epoch(False).",
    "CancelFitException": "The CancelFitException reaches the caller. A cancelled fit is no error: catch it around the loop over "
    "epochs.",
    "not iterable": "n_epochs is a number. range(n_epochs) counts up to it, from 0.",
}
PASSES = {True: "train", False: "validate"}


def watched_fit(names: Any, n_epochs: int, where: list, kind: str) -> dict:
    """The steps of a fit, as "before_fit" or "epoch 0: train", with what else was seen.

    In the pass `where`, (epoch, whether it trains), an exception of this kind is raised. Nothing is trained.
    """
    import builtins

    from reference import CancelFitException, Learner, toy_learner

    steps: list[str] = []
    n_epochs_seen: list[Any] = []

    class Watched(Learner):
        def __call__(self, name: str) -> None:
            steps.append(name)

        def one_epoch(self, train: bool) -> None:
            steps.append(f"epoch {getattr(self, 'epoch', 'unknown')}: {'train' if train else 'validate'}")
            n_epochs_seen.append(getattr(self, "n_epochs", None))
            if [getattr(self, "epoch", None), bool(train)] == list(where):
                raise (
                    CancelFitException
                    if kind == "CancelFitException"
                    else getattr(builtins, kind)("a mistake")
                )

    toy = toy_learner()
    learner = Watched(toy.model, toy.dls, toy.loss_func, toy.lr, [])
    learner.opt = learner.opt_func(learner.model.parameters(), learner.lr)
    raised = ""
    try:
        names.fit(learner, n_epochs)
    except (Exception, KeyboardInterrupt) as error:
        if type(error).__name__ != kind:
            raise
        raised = kind
    return {
        "steps": steps,
        "raised": raised,
        "n_epochs": n_epochs_seen,
        "set": getattr(learner, "n_epochs", None),
        "epoch": getattr(learner, "epoch", None),
    }


def steps_of(n_epochs: int, where: tuple | None = None) -> list[str]:
    """The right steps, up to the pass `where` if there is one."""
    steps = ["before_fit"]
    for epoch in range(n_epochs):
        for train in (True, False):
            steps.append(f"epoch {epoch}: {PASSES[train]}")
            if (epoch, train) == where:
                return [*steps, "after_fit"]
    return [*steps, "after_fit"]


def story(n_epochs: int, where: tuple | None, kind: str) -> str:
    tried = f"fit(learner, {n_epochs})"
    if where:
        tried += f"  # {kind} is raised in epoch {where[0]}, {'training' if where[1] else 'validation'}"
    return tried


def judge_steps(student: Student, n_epochs: int) -> None:
    """Fail unless a fit that nothing ends takes the right steps."""
    seen = student.observe(watched_fit, n_epochs, [], "", tried=story(n_epochs, None, ""))
    steps, right = seen["steps"], steps_of(n_epochs)
    if steps != right:
        fail(why_other_steps(steps, right, n_epochs), expected=listed(right), got=listed(steps))
    if any(n != n_epochs for n in [*seen["n_epochs"], seen["set"]]):
        fail(
            which(
                (
                    seen["set"] is None,
                    "learner.n_epochs is never set. Schedules need it: they work out from it how far the fit is.",
                ),
                otherwise="Set learner.n_epochs before the first epoch. Schedules work out from it how far the fit is.",
            ),
            expected=f"learner.n_epochs == {n_epochs}",
            got=short([*seen["n_epochs"], seen["set"]]),
        )


def why_other_steps(steps: list[str], right: list[str], n_epochs: int) -> str:
    """What is wrong with the steps of a fit of at least one epoch that nothing ends."""
    passes = [step for step in steps if ":" in step]
    others = sorted(
        {step for step in steps if ":" not in step} - {"before_fit", "after_fit"}, key=steps.index
    )
    trained = [step for step in passes if step.endswith("train")]
    swapped = [
        step.replace("train", "x").replace("validate", "train").replace("x", "validate") for step in passes
    ]
    return which(
        (
            any("unknown" in step for step in passes),
            "learner.epoch is not set. Set it before each epoch: callbacks read it.",
        ),
        (
            passes == [f"epoch {e}: {p}" for e in range(1, n_epochs + 1) for p in ("train", "validate")],
            "Count epochs from 0: the first is epoch 0.",
        ),
        (
            passes
            and [step.partition(": ")[2] for step in passes]
            == [step.partition(": ")[2] for step in right[1:-1]]
            and passes != right[1:-1],
            "learner.epoch is not the number of the epoch. Set it before each one: 0, then 1, and so on.",
        ),
        (
            not passes and n_epochs,
            "No epoch is run. Call learner.one_epoch(True) and learner.one_epoch(False) in a loop.",
        ),
        (
            passes == trained,
            "It never validates. Each epoch trains and then validates: one_epoch(True), one_epoch(False).",
        ),
        (swapped == right[1:-1], "Train first, then validate: one_epoch(True) before one_epoch(False)."),
        (
            passes and len(passes) < 2 * n_epochs and passes == right[-1 - len(passes) : -1],
            f"{right[1].partition(':')[0].capitalize()} is missing. Count from 0: range(n_epochs).",
        ),
        (
            trained == [step for step in right if step.endswith("train")] and len(passes) < 2 * n_epochs,
            "Not every epoch validates. one_epoch(False) belongs inside the loop, after one_epoch(True).",
        ),
        (
            passes == right[1 : 1 + len(passes)] and len(passes) < 2 * n_epochs,
            f"It runs {len(trained)} of {n_epochs} epochs. n_epochs says how many.",
        ),
        (not n_epochs and passes, "With n_epochs=0 there is no epoch to run. range(0) is empty."),
        (
            len(passes) > 2 * n_epochs,
            f"It runs more than {n_epochs} epochs of one training and one validation pass each.",
        ),
        (
            "before_fit" not in steps or "after_fit" not in steps,
            'The fit begins and ends with an event: learner("before_fit") and learner("after_fit").',
        ),
        (
            steps.count("before_fit") > 1 or steps.count("after_fit") > 1,
            "before_fit and after_fit belong to the whole fit: once each, outside the loop over epochs.",
        ),
        (
            others,
            f"fit announces {' and '.join(others)} too. It has two events of its own, before_fit and after_fit; one_epoch announces "
            "those of a pass.",
        ),
        (
            steps[:1] == ["before_fit"] and steps[-1:] == ["after_fit"],
            f"The epochs between before_fit and after_fit should be 0 to {n_epochs - 1}, each trained and then validated.",
        ),
        otherwise="before_fit comes before the first epoch, and after_fit after the last.",
    )


def judge_cancelled(student: Student, n_epochs: int, where: tuple) -> None:
    """Fail unless a CancelFitException in that pass ends the fit quietly, after_fit included."""
    kind = "CancelFitException"
    seen = student.observe(watched_fit, n_epochs, list(where), kind, tried=story(n_epochs, where, kind))
    steps, right = seen["steps"], steps_of(n_epochs, where)
    at = len(right) - 1
    returns = any(isinstance(node, ast.Return) for node in student.form.nodes("fit"))
    raises = any(isinstance(node, ast.Raise) for node in student.form.nodes("fit"))
    if seen["raised"]:
        fail(
            which(
                (raises, "The CancelFitException reaches the caller. Catch it, and do not raise it again."),
                otherwise=MEANINGS[kind],
            ),
            expected="fit returns quietly",
            got=kind,
        )
    if steps == right:
        if seen["epoch"] != where[0]:
            fail(
                "learner.epoch has changed after the cancel. Leave it at the epoch in which the fit ended: after_fit reads it.",
                expected=f"learner.epoch == {where[0]}",
                got=short(seen["epoch"]),
            )
        return
    fail(
        which(
            (steps[:at] != right[:at], "The fit went wrong before it was cancelled."),
            (
                steps == right[:at] and returns,
                "after_fit was skipped: a return leaves fit at once. After a cancel, after_fit runs too.",
            ),
            (
                steps == right[:at],
                "after_fit was skipped. It runs after a cancel too, so it belongs below the try block, not inside it.",
            ),
            (
                any(":" in step for step in steps[at:]),
                "The fit goes on after it was cancelled. Put the try block around the whole loop over epochs.",
            ),
            (steps.count("after_fit") > 1, "after_fit ran more than once."),
            otherwise="After a cancel nothing follows but after_fit.",
        ),
        expected=listed(right),
        got=listed(steps),
    )


def judge_error(student: Student, n_epochs: int, where: tuple, kind: str) -> None:
    """Fail unless another exception reaches the caller."""
    seen = student.observe(watched_fit, n_epochs, list(where), kind, tried=story(n_epochs, where, kind))
    right = steps_of(n_epochs, where)[:-1]
    before = "The fit went wrong before it came to the error."
    expect(seen["steps"][: len(right)] == right, before, expected=listed(right), got=listed(seen["steps"]))
    if not seen["raised"]:
        fail(
            which(
                (
                    kind == "KeyboardInterrupt",
                    "A Ctrl-C (KeyboardInterrupt) is swallowed: a bare except catches it too. Catch CancelFitException alone.",
                ),
                otherwise=f"The {kind} is swallowed, so a training that broke looks like one that is finished. Catch "
                "CancelFitException alone.",
            ),
            expected=f"{kind} reaches the caller",
            got="fit returned",
        )


def listed(steps: list) -> str:
    return "\n".join(map(str, steps)) or "nothing"
