"""Shared by the checks of q31: fits with the student's EpochMetrics, some of them cancelled, and the right rows."""

from __future__ import annotations

import ast
from types import SimpleNamespace
from typing import Any

from autograder.checking import Student, fail, remembered
from checks.shared import rows as shared_rows
from checks.shared.fits import sizes_as_code
from checks.shared.rows import agrees, fresh, judge_form, other_rows, shown, why_other_numbers

MEANINGS = {
    "'EpochMetrics' object has no attribute": "EpochMetrics has no such attribute of its own. A Callback reads its learner's "
    "attributes as its own: class EpochMetrics(Callback).",
    **shared_rows.MEANINGS,
    "'Learner' object has no attribute": "Neither the callback nor its learner has this attribute. If it is a sum or a count of "
    "yours, start it in before_epoch, which comes before the first batch.",
}
LEARNERS = ("loss", "preds", "batch", "epoch", "num", "n_epochs", "model", "dls", "opt", "lr")
VALID_BATCHES = 2  # of the toy learner


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

    cb = fresh(names.EpochMetrics(), "history")
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


def judge(student: Student, *plan: dict) -> None:
    """Fail unless the rows of each fit are right."""
    planned = [{"n_epochs": 1, "batch_sizes": (8, 8, 8), "seed": 0, "cancel": (), **fit} for fit in plan]
    lines = ["cb = EpochMetrics()"]
    for fit in planned:
        cancel = ""
        if fit["cancel"]:
            epoch, training, num = fit["cancel"]
            cancel = f"  # cancelled in epoch {epoch}, {'training' if training else 'validation'}, after batch {num}"
        seed = f", seed={fit['seed']}" if fit["seed"] else ""
        sizes = sizes_as_code(fit["batch_sizes"])
        lines.append(f"toy_learner(cbs=[cb], batch_sizes={sizes}{seed}).fit({fit['n_epochs']}){cancel}")
    hidden = hides(student)
    meanings = {"'float' object has no attribute 'item'": hidden} if hidden else {}
    seen = student.observe(fits, planned, tried="\n".join([*lines, "cb.history"]), meanings=meanings)
    for i, (rows, true) in enumerate(zip(seen, right_rows(planned), strict=True)):
        judge_rows(student, rows, true, planned, i)


def hides(student: Student) -> str:
    """What to say if the callback has an attribute of its own that hides its learner's; empty where it has none."""
    nodes = list(student.form.nodes("EpochMetrics"))
    read = {ast.unparse(n.value) for n in nodes if isinstance(n, ast.Attribute)}
    stored = [n.attr for n in nodes if isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store)]
    hidden = [name for name in stored if name in LEARNERS]
    if not hidden or "self.learner" in read:
        return ""
    name = hidden[0]
    return (
        f"self.{name} is an attribute of your own now, and hides the learner's: a Callback asks its learner only for what it lacks "
        f"itself. Give yours another name, or read self.learner.{name}."
    )


def judge_rows(student: Student, rows: list, true: list, plan: list[dict], i: int) -> None:
    fit = plan[i]
    expected, got = shown(true), shown(rows)
    if len(plan) > 1:
        expected, got = (f"after fit {i + 1} of {len(plan)}:\n{text}" for text in (expected, got))
    if fit["cancel"] and len(rows) == len(true) + 1:
        why = "The pass that was cancelled has a row too. Only a completed pass has one: append it in after_epoch."
        fail(why, expected=expected, got=got)
    n_batches = fit["n_epochs"] * (len(fit["batch_sizes"]) + VALID_BATCHES)
    judge_form(student, "EpochMetrics", "history", rows, true, n_batches, expected, got)
    if not agrees(rows, true):
        others = {} if fit["cancel"] else other_rows(fit["n_epochs"], fit["batch_sizes"], fit["seed"])
        why = hides(student) or why_other_numbers(
            student, "EpochMetrics", rows, true, others, leak(rows, plan, i)
        )
        fail(why, expected=expected, got=got)


def leak(rows: list, plan: list[dict], i: int) -> str:
    """What to say if a pass has something of another in it; empty where that is not known."""
    if i and agrees(rows, leaking_rows(plan, "after_epoch")[i]):
        return (
            "The fit before was cancelled in the middle of a pass, and what that pass left behind is in this row. A reset in "
            "after_epoch was never reached; before_epoch always is."
        )
    if any(agrees(rows, leaking_rows(plan, forgets)[i]) for forgets in ("before_fit", "never")):
        return (
            "These are running totals: each row has the passes before it in it, and so validation has training. Start afresh in "
            "before_epoch, which comes before every pass; before_fit comes once."
        )
    return ""


def two_instances(names: Any) -> tuple[int, int, int]:
    from reference import toy_learner

    first, second = names.EpochMetrics(), names.EpochMetrics()
    toy_learner(cbs=[first]).fit(1)
    n_first = len(first.history)
    toy_learner(cbs=[second], seed=3).fit(1)
    return n_first, len(first.history), len(second.history)
