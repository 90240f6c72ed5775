"""Shared by the checks of q28: a fit that is watched, and may be ended from inside."""

from __future__ import annotations

from typing import Any

from autograder.checking import StudentRaised, fail, short

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


def judge_steps(student: Any, n_epochs: int) -> None:
    """Fail unless a fit that nothing ends takes the right steps."""
    try:
        seen = student.observe(watched_fit, n_epochs, [], "", tried=story(n_epochs, None, ""))
    except StudentRaised as error:
        if error.error.type == "TypeError" and "one_epoch" in error.error.says:
            error.meaning = (
                "one_epoch takes one argument, whether to train: one_epoch(True), one_epoch(False)."
            )
        raise
    steps, expected = seen["steps"], steps_of(n_epochs)
    if steps != expected:
        fail(meaning(steps, expected, n_epochs), expected=listed(expected), got=listed(steps))
    if any(n != n_epochs for n in [*seen["n_epochs"], seen["set"]]):
        why = "learner.n_epochs is to be set before the first epoch: schedules work out from it how far the fit is."
        fail(why, expected=f"learner.n_epochs == {n_epochs}", got=short([*seen["n_epochs"], seen["set"]]))


def meaning(steps: list, expected: list, n_epochs: int) -> str:
    counted_from_one = [f"epoch {e}: {p}" for e in range(1, n_epochs + 1) for p in ("train", "validate")]
    passes = [s for s in steps if ":" in s]
    if any("unknown" in s for s in passes):
        return "learner.epoch is not set. Set it before each epoch: callbacks read it."
    if passes == counted_from_one:
        return "Epochs are counted from 0."
    if passes == [s for s in expected if s.endswith("train")]:
        return "Each epoch trains and then validates: one_epoch(True), one_epoch(False)."
    if passes and passes == [
        s.replace("train", "x").replace("validate", "train").replace("x", "validate") for s in expected[1:-1]
    ]:
        return "Train first, then validate: one_epoch(True) before one_epoch(False)."
    if passes == expected[1:-1]:
        if "before_fit" not in steps or "after_fit" not in steps:
            return "The fit begins and ends with an event: learner('before_fit') and learner('after_fit')."
        if steps.count("before_fit") > 1 or steps.count("after_fit") > 1:
            return (
                "before_fit and after_fit belong to the whole fit: once each, outside the loop over epochs."
            )
        return "before_fit comes before the first epoch, and after_fit after the last."
    return "These are not the steps of a fit."


def judge_cancelled(student: Any, n_epochs: int, where: tuple) -> None:
    """Fail unless a CancelFitException in that pass ends the fit quietly, after_fit included."""
    try:
        seen = student.observe(
            watched_fit,
            n_epochs,
            list(where),
            "CancelFitException",
            tried=story(n_epochs, where, "CancelFitException"),
        )
    except StudentRaised as error:
        error.meaning = "A cancelled fit is no error. Catch CancelFitException around the loop over epochs."
        raise
    steps, expected = seen["steps"], steps_of(n_epochs, where)
    if seen["raised"]:
        why = "The CancelFitException reaches the caller. A cancelled fit is no error: catch it, and do not raise it again."
        fail(why, expected="fit returns quietly", got="CancelFitException")
    if steps == expected:
        return
    at = len(expected) - 1
    if steps[:at] != expected[:at]:
        why = "The fit went wrong before it was cancelled."
    elif steps == expected[:at]:
        why = "after_fit was skipped. After a cancel it runs too, so it belongs behind the try block, not inside it."
    elif steps.count("after_fit") > 1:
        why = "after_fit ran more than once."
    elif any(":" in step for step in steps[at:]):
        why = "The fit goes on after it was cancelled. The try block belongs around the loop over epochs, not inside it."
    else:
        why = "After a cancel nothing follows but after_fit."
    fail(why, expected=listed(expected), got=listed(steps))


def judge_error(student: Any, n_epochs: int, where: tuple, kind: str) -> None:
    """Fail unless another exception reaches the caller."""
    seen = student.observe(watched_fit, n_epochs, list(where), kind, tried=story(n_epochs, where, kind))
    expected = steps_of(n_epochs, where)[:-1]
    if seen["steps"][: len(expected)] != expected:
        fail(
            "The fit went wrong before it came to the error.",
            expected=listed(expected),
            got=listed(seen["steps"]),
        )
    if not seen["raised"]:
        why = f"The {kind} is swallowed, so a training that broke looks like one that is finished. Catch CancelFitException alone."
        if kind == "KeyboardInterrupt":
            why = "A Ctrl-C (KeyboardInterrupt) is swallowed: a bare except catches it too. Catch CancelFitException alone."
        fail(why, expected=f"{kind} reaches the caller", got="fit returned")


def listed(steps: list) -> str:
    return "\n".join(map(str, steps)) or "nothing"
