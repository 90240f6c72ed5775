"""Shared by the checks of q31: fits with the student's EpochMetrics, some of them cancelled, and the right rows."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from autograder.checking import StudentRaised, expect, fail, is_number, remembered
from checks.q25.probes import agrees, batch_rows, number, show


def fits(names: Any, plan: list[dict]) -> list[list]:
    """The rows after the fits of `plan`, all with one callback, without those that earlier fits have left.

    Each fit has `n_epochs`, `batch_sizes`, a `seed`, and `cancel`: [epoch, training, number of the batch], or nothing. A
    callback that cancels comes after the student's.
    """
    from reference import Callback, CancelFitException, toy_learner

    class Cancel(Callback):
        def __init__(self, where: list) -> None:
            self.where = where

        def after_batch(self) -> None:
            if [self.epoch, self.model.training, self.num] == self.where:
                raise CancelFitException

    cb = names.EpochMetrics()
    rows: list[list] = []
    for fit in plan:
        old = list(getattr(cb, "history", None) or [])
        learner = toy_learner(
            [cb, Cancel(list(fit["cancel"]))], batch_sizes=fit["batch_sizes"], seed=fit["seed"]
        )
        learner.fit(fit["n_epochs"])
        history = list(cb.history)
        kept = len(history) >= len(old) and all(a is b for a, b in zip(history, old, strict=False))
        new = history[len(old) :] if kept else history
        rows.append([list(row) if isinstance(row, list | tuple) else row for row in new])
    return rows


@remembered
def right_rows(plan: list[dict]) -> list[list]:
    from reference import TrackResults

    class Own(TrackResults):
        def __init__(self) -> None:
            super().__init__(verbose=False)

        def after_fit(self) -> None:
            self.history = self.results

    return fits(SimpleNamespace(EpochMetrics=Own), plan)


def leaking_rows(plan: list[dict], forgets: str) -> list[list]:
    """The rows if the sums are made anew once in each fit ("before_fit"), after a pass ("after_epoch"), or "never"."""
    from reference import Callback

    class Leaking(Callback):
        def __init__(self) -> None:
            self.history: list = []
            self.clear()

        def clear(self) -> None:
            self.n, self.loss_sum, self.n_right = 0, 0.0, 0

        def before_fit(self) -> None:
            if forgets == "before_fit":
                self.clear()

        def after_batch(self) -> None:
            n = len(self.batch[1])
            self.n += n
            self.loss_sum += self.learner.loss.item() * n
            self.n_right += int((self.preds.argmax(1) == self.batch[1]).sum())

        def after_epoch(self) -> None:
            row = (self.epoch, self.model.training, self.loss_sum / self.n, self.n_right / self.n)
            self.history.append(row)
            if forgets == "after_epoch":
                self.clear()

    return fits(SimpleNamespace(EpochMetrics=Leaking), plan)


def judge(student: Any, *plan: dict) -> None:
    """Fail unless the rows of each fit are right."""
    fits_planned = [{"n_epochs": 1, "batch_sizes": (8, 8, 8), "seed": 0, "cancel": (), **fit} for fit in plan]
    lines = ["cb = EpochMetrics()"]
    for fit in fits_planned:
        cancel = ""
        if fit["cancel"]:
            epoch, training, num = fit["cancel"]
            cancel = f"  # cancelled in epoch {epoch}, {'training' if training else 'validation'}, after batch {num}"
        seed = f", seed={fit['seed']}" if fit["seed"] else ""
        lines.append(
            f"toy_learner(cbs=[cb], batch_sizes={fit['batch_sizes']}{seed}).fit({fit['n_epochs']}){cancel}"
        )
    try:
        seen = student.observe(fits, fits_planned, tried="\n".join([*lines, "cb.history"]))
    except StudentRaised as error:
        says = error.error.says
        if error.error.type == "ZeroDivisionError":
            error.meaning = "There are no items to divide by. Are they counted in after_batch, as len(yb)?"
        elif error.error.type == "AttributeError" and "'NoneType'" not in says:
            error.meaning = (
                "An attribute that neither the callback nor its learner has. If it is a sum, start it in before_epoch, which "
                "comes before the first batch."
            )
        raise
    truth = right_rows(fits_planned)
    for i, (rows, true) in enumerate(zip(seen, truth, strict=True)):
        judge_rows(rows, true, fits_planned, i)


def judge_rows(rows: list, true: list, plan: list[dict], i: int) -> None:
    expected = "\n".join(show(row) for row in true) or "no rows"
    got = "\n".join(show(row) for row in rows) or "no rows"
    if len(plan) > 1:
        expected, got = (f"after fit {i + 1} of {len(plan)}:\n{text}" for text in (expected, got))
    if len(rows) != len(true):
        why = f"Of this fit {len(true)} passes were completed, and there are {len(rows)} new rows in history."
        if not rows:
            why = "There are no new rows after the fit. Is a row appended to self.history in after_epoch?"
        elif plan[i]["cancel"] and len(rows) == len(true) + 1:
            why = "The pass that was cancelled has a row too. Only a completed pass has one: append it in after_epoch."
        fail(why, expected=expected, got=got)
    for row, right in zip(rows, true, strict=True):
        expect(isinstance(row, list) and len(row) == 4, "A row has four values.", expected=expected, got=got)
        if number(row[0]) != right[0] or bool(row[1]) != right[1]:
            fail(
                "A row starts with the epoch, then whether it was a training pass.",
                expected=expected,
                got=got,
            )
    if not agrees(rows, true):
        fail(meaning(rows, true, plan, i), expected=expected, got=got)


def meaning(rows: list, true: list, plan: list[dict], i: int) -> str:
    values = [number(v) for row in rows for v in row[2:]]
    if not all(is_number(v) for v in values):
        return "The loss and the accuracy are not numbers."
    fit = plan[i]
    if not fit["cancel"] and agrees(rows, batch_rows(fit["n_epochs"], fit["batch_sizes"], fit["seed"])):
        return (
            "This is the average of the batches' averages. A short batch has fewer items, so it counts less."
        )
    if i and agrees(rows, leaking_rows(plan, "after_epoch")[i]):
        return (
            "The fit before was cancelled in the middle of a pass, and what that pass left behind is in this row. A reset in "
            "after_epoch did not come to run; before_epoch always does."
        )
    if any(agrees(rows, leaking_rows(plan, forgets)[i]) for forgets in ("before_fit", "never")):
        return (
            "These are running totals: each row has the passes before it in it, and so validation has training. Start afresh in "
            "before_epoch, which comes before every pass; before_fit comes once."
        )
    if agrees(rows, [[row[0], row[1], row[3], row[2]] for row in true]):
        return "The loss comes before the accuracy."
    if all(v > 1.0001 for v in values[1::2]):
        return "An accuracy is a share between 0 and 1. Has it been divided by the number of items?"
    if agrees(rows[:1], true[:1]):
        return "The first pass is right and a later one is not: are the sums started afresh before each pass?"
    return "The numbers are not the pass's mean loss and accuracy over its items."
