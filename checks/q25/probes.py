"""Shared by the checks of q25: a fit with the student's callback, and the same fit with the reference's."""

from __future__ import annotations

from typing import Any

from autograder.checking import StudentRaised, close, expect, fail, is_number, kind_of, short


def track(names: Any, n_epochs: int, batch_sizes: tuple, seed: int) -> Any:
    """The rows that the student's callback has after a fit of the toy learner."""
    from reference import toy_learner

    cb = names.PlainTrackResults()
    toy_learner(cbs=[cb], batch_sizes=batch_sizes, seed=seed).fit(n_epochs)
    return [list(row) if isinstance(row, list | tuple) else row for row in cb.results]


def true_rows(n_epochs: int, batch_sizes: tuple, seed: int) -> list[tuple]:
    from reference import TrackResults, toy_learner

    cb = TrackResults(verbose=False)
    toy_learner(cbs=[cb], batch_sizes=batch_sizes, seed=seed).fit(n_epochs)
    return cb.results


def batch_rows(n_epochs: int, batch_sizes: tuple, seed: int) -> list[tuple]:
    """What comes of averaging the batches' averages."""
    from reference import Callback, toy_learner

    class Averages(Callback):
        def before_epoch(self) -> None:
            self.losses: list[float] = []
            self.accuracies: list[float] = []

        def after_batch(self) -> None:
            self.losses.append(self.loss.item())
            self.accuracies.append((self.preds.argmax(1) == self.batch[1]).float().mean().item())

        def after_epoch(self) -> None:
            n = len(self.losses)
            rows.append((self.epoch, self.model.training, sum(self.losses) / n, sum(self.accuracies) / n))

    rows: list[tuple] = []
    toy_learner(cbs=[Averages()], batch_sizes=batch_sizes, seed=seed).fit(n_epochs)
    return rows


def judge_rows(student: Any, n_epochs: int, batch_sizes: tuple, seed: int = 0) -> None:
    """Fail unless the student's rows are those of the reference's TrackResults."""
    tried = (
        "cb = PlainTrackResults()\n"
        f"toy_learner(cbs=[cb], batch_sizes={batch_sizes}{f', seed={seed}' if seed else ''}).fit({n_epochs})\n"
        "cb.results"
    )
    try:
        rows = student.observe(track, n_epochs, batch_sizes, seed, tried=tried)
    except StudentRaised as error:
        if error.error.type == "AttributeError":
            error.meaning = "Without GetAttr nothing is looked up on the learner for you: write self.learner.loss, not self.loss."
        raise
    truth = true_rows(n_epochs, batch_sizes, seed)
    expected = "\n".join(show(row) for row in truth)
    got = "\n".join(show(row) for row in rows) or "an empty list"
    if len(rows) != len(truth):
        why = f"{len(truth)} passes, two in each epoch, make {len(truth)} rows, and there are {len(rows)}."
        if not rows:
            why = "The list is empty after the fit. Is a row appended in after_epoch?"
        fail(why, expected=expected, got=got)
    for row, true in zip(rows, truth, strict=True):
        expect(isinstance(row, list) and len(row) == 4, "A row has four values.", expected=expected, got=got)
        if row[0] != true[0] or bool(row[1]) != true[1]:
            fail(
                "A row starts with the epoch, then whether it was a training pass.",
                expected=expected,
                got=got,
            )
    if agrees(rows, truth):
        return
    fail(meaning(rows, truth, batch_rows(n_epochs, batch_sizes, seed)), expected=expected, got=got)


def number(value: Any) -> Any:
    """A number, also where it comes as a tensor (that it should not is a check of its own)."""
    return value.item() if hasattr(value, "item") and getattr(value, "numel", lambda: 1)() == 1 else value


def agrees(rows: list, truth: list[tuple]) -> bool:
    return all(
        close(number(a), b, 1e-3, 1e-5)
        for row, true in zip(rows, truth, strict=True)
        for a, b in zip(row[2:], true[2:], strict=True)
    )


def meaning(rows: list, truth: list[tuple], averaged: list[tuple]) -> str:
    values = [number(v) for row in rows for v in row[2:]]
    if not all(is_number(v) for v in values):
        return "The loss and the accuracy are not numbers."
    if agrees(rows, averaged):
        return (
            "This is the average of the batches' averages. A short batch has fewer items, so it counts less."
        )
    if agrees(rows[:1], truth[:1]):
        return "The first pass is right and a later one is not: are the sums started afresh before each pass?"
    if all(v > 1.0001 for v in values[1::2]):
        return "An accuracy is a share between 0 and 1. Has it been divided by the number of items?"
    swapped = [(row[0], row[1], row[3], row[2]) for row in truth]
    if agrees(rows, swapped):
        return "The loss comes before the accuracy."
    return "The numbers are not the pass's mean loss and accuracy over its items."


def show(row: Any) -> str:
    if not isinstance(row, list | tuple):
        return f"{short(row)} ({kind_of(row)})"
    return "(" + ", ".join(f"{v:.4f}" if isinstance(v, float) else short(v) for v in row) + ")"
