"""Shared by the checks of q25: a fit with the student's callback, and the same fit with the reference's."""

from __future__ import annotations

from typing import Any

from autograder.checking import Student, fail
from checks.shared import rows as shared_rows
from checks.shared.fits import sizes_as_code
from checks.shared.rows import agrees, fresh, judge_form, other_rows, shown, why_other_numbers

OWN = ("n", "count", "total", "loss_sum", "n_right", "right", "correct", "losses", "accs", "ns", "results")
MEANINGS = {
    "no attribute 'learner'": "The learner sets self.learner only when it gets the callback, so it is not there in __init__.",
    **{
        f"'PlainTrackResults' object has no attribute '{name}'": f"self.{name} is not there yet. Start what you add up in "
        "before_epoch, which comes before the first batch, and the list of results in __init__."
        for name in OWN
    },
    "'PlainTrackResults' object has no attribute": "Without GetAttr nothing is looked up on the learner for you: write "
    "self.learner.loss, not self.loss.",
    **shared_rows.MEANINGS,
}
VALID_BATCHES = 2  # of the toy learner


def track(names: Any, n_epochs: int, batch_sizes: tuple, seed: int) -> Any:
    """The rows that the student's callback has after a fit of the toy learner."""
    from reference import toy_learner

    cb = fresh(names.PlainTrackResults(), "results")
    toy_learner(cbs=[cb], batch_sizes=batch_sizes, seed=seed).fit(n_epochs)
    return [list(row) if isinstance(row, list | tuple) else row for row in cb.results]


def true_rows(n_epochs: int, batch_sizes: tuple, seed: int) -> list[tuple]:
    from reference import TrackResults, toy_learner

    cb = TrackResults(verbose=False)
    toy_learner(cbs=[cb], batch_sizes=batch_sizes, seed=seed).fit(n_epochs)
    return cb.results


def judge_rows(student: Student, n_epochs: int, batch_sizes: tuple, seed: int = 0) -> None:
    """Fail unless the student's rows are those of the reference's TrackResults."""
    given = f"batch_sizes={sizes_as_code(batch_sizes)}{f', seed={seed}' if seed else ''}"
    tried = f"cb = PlainTrackResults()\ntoy_learner(cbs=[cb], {given}).fit({n_epochs})\ncb.results"
    rows = student.observe(track, n_epochs, batch_sizes, seed, tried=tried)
    truth = true_rows(n_epochs, batch_sizes, seed)
    expected, got = shown(truth), shown(rows)
    n_batches = n_epochs * (len(batch_sizes) + VALID_BATCHES)
    judge_form(student, "PlainTrackResults", "results", rows, truth, n_batches, expected, got)
    if not agrees(rows, truth):
        others = other_rows(n_epochs, batch_sizes, seed)
        fail(why_other_numbers(student, "PlainTrackResults", rows, truth, others), expected=expected, got=got)


def two_instances(names: Any) -> tuple[int, int, int]:
    """How many rows the first of two callbacks has, before and after the second one's fit of two epochs; and the second's."""
    from reference import toy_learner

    first, second = names.PlainTrackResults(), names.PlainTrackResults()
    toy_learner(cbs=[first]).fit(1)
    n_first = len(first.results)
    toy_learner(cbs=[second], seed=3).fit(2)
    return n_first, len(first.results), len(second.results)


def after_a_cancel(names: Any) -> list[tuple]:
    """How the rows of a fit of two epochs start, where an earlier fit of the same callback was cancelled in validation."""
    from reference import Callback, CancelFitException, toy_learner

    class Cancel(Callback):
        def before_batch(self) -> None:
            if not self.model.training:
                raise CancelFitException

    cb = names.PlainTrackResults()
    toy_learner(cbs=[cb, Cancel()]).fit(1)
    n = len(cb.results)
    toy_learner(cbs=[cb]).fit(2)
    new = cb.results[n:] if len(cb.results) > 4 else cb.results
    return [(int(row[0]), bool(row[1])) for row in new]


def class_facts(names: Any) -> list[str]:
    """The names of all classes that it is made of."""
    return [cls.__name__ for cls in type(names.PlainTrackResults()).__mro__]
