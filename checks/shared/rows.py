"""Shared by the checks of q25 and q31: rows (epoch, training, mean loss, accuracy), one for each pass."""

from __future__ import annotations

import random
from typing import Any

from autograder.checking import Student, close, expect, fail, is_number, kind_of, short, which
from checks.shared import fits
from checks.shared.fits import misspelt_event, plain

MEANINGS = {
    "'float' object has no attribute 'sum'": "== of two plain numbers is a plain bool. Compare tensors: preds.argmax(dim=1) == yb.",
    "Dimension out of range": "A batch may have only one item. preds is (1, classes) then, and squeeze() would make it "
    "(classes,): leave preds as they are.",
    "ZeroDivisionError": "It divides by a count of 0. Count the items in after_batch: len(yb) in each batch.",
    "too many values to unpack": "A batch is a pair of xb and yb.",
    "does not match the size": "preds is (n, classes), and yb is (n,): argmax(dim=1) picks a class for each item.",
    "must match the size": "preds is (n, classes), and yb is (n,): argmax(dim=1) picks a class for each item.",
    **fits.MEANINGS,
}


def other_rows(n_epochs: int, batch_sizes: tuple, seed: int) -> dict[str, list[tuple]]:
    """What common mistakes with the weights of batches give, for a fit that nothing ends."""
    from reference import Callback, toy_learner

    class Watch(Callback):
        def before_epoch(self) -> None:
            self.seen: list[tuple[float, int, int]] = []

        def after_batch(self) -> None:
            yb = self.batch[1]
            self.seen.append((self.loss.item(), int((self.preds.argmax(1) == yb).sum()), len(yb)))

        def after_epoch(self) -> None:
            passes.append((self.epoch, self.model.training, list(self.seen)))

    passes: list[tuple[int, bool, list]] = []
    toy_learner(cbs=[Watch()], batch_sizes=batch_sizes, seed=seed).fit(n_epochs)
    found: dict[str, list[tuple]] = {name: [] for name in ("averages", "unweighted", "undivided", "last")}
    for epoch, training, seen in passes:
        items, batches = sum(n for *_, n in seen), len(seen)
        right, means = sum(r for _, r, _ in seen), sum(loss for loss, *_ in seen)
        total = sum(loss * n for loss, _, n in seen)
        last_loss, last_right, last_n = seen[-1]
        found["averages"].append((epoch, training, means / batches, sum(r / n for _, r, n in seen) / batches))
        found["unweighted"].append((epoch, training, means / items, right / items))
        found["undivided"].append((epoch, training, total, right))
        found["last"].append((epoch, training, last_loss, last_right / last_n))
    return found


def telling_seed(draw: random.Random, n_epochs: int, batch_sizes: tuple) -> int:
    """A seed of a fit in which some predictions are right and some wrong, in each pass."""
    from reference import TrackResults, toy_learner

    while True:
        seed, results = draw.randrange(1, 1000), TrackResults(verbose=False)
        toy_learner(cbs=[results], batch_sizes=batch_sizes, seed=seed).fit(n_epochs)
        if all(0.1 < accuracy < 0.9 for *_, accuracy in results.results):
            return seed


def agrees(rows: list, truth: list) -> bool:
    """Whether the losses and accuracies agree."""
    return all(
        close(plain(a), b, 1e-3, 1e-5)
        for row, true in zip(rows, truth, strict=True)
        for a, b in zip(row[2:], true[2:], strict=True)
    )


def half(rows: list, truth: list, at: int) -> bool:
    """Whether one column agrees."""
    return all(close(plain(row[at]), true[at], 1e-3, 1e-5) for row, true in zip(rows, truth, strict=True))


def shown(rows: list) -> str:
    return "\n".join(show(row) for row in rows) or "no rows"


def show(row: Any) -> str:
    if not isinstance(row, list | tuple):
        return f"{short(row)} ({kind_of(row)})"
    return "(" + ", ".join(f"{v:.4f}" if isinstance(v, float) else short(v) for v in row) + ")"


def judge_form(
    student: Student,
    class_name: str,
    kept_in: str,
    rows: list,
    true: list,
    n_batches: int,
    expected: str,
    got: str,
) -> None:
    """Fail unless there is a row of four for each pass, with its epoch and whether it trained.

    `n_batches` are the batches of all passes together.
    """
    misspelt = misspelt_event(student.form, class_name)
    if len(rows) != len(true):
        n_training = sum(bool(row[1]) for row in true)
        starts = [
            (plain(row[0]), row[1]) if isinstance(row, list | tuple) and len(row) == 4 else row
            for row in rows
        ]
        # After two passes alone, one row may be that of validation.
        emptied = len(true) > 2 and starts == [tuple(row[:2]) for row in true[-len(rows) :]]
        fail(
            which(
                (misspelt, misspelt),
                (
                    not rows,
                    f"There are no new rows after the fit. Append one to self.{kept_in} in after_epoch.",
                ),
                (
                    len(rows) == n_batches,
                    "There is a row for every batch. A row belongs to a whole pass: append it in after_epoch.",
                ),
                (
                    emptied,
                    f"Only the last rows are left: before_epoch comes before every pass, so a self.{kept_in} = [] there loses those "
                    "before. Make the list in __init__.",
                ),
                (
                    len(rows) == n_training and len(true) > n_training,
                    "Only every other pass has a row. Training and validation passes both have one.",
                ),
                otherwise=f"The number of passes that were completed is {len(true)}, that of new rows in self.{kept_in} is {len(rows)}.",
            ),
            expected=expected,
            got=got,
        )
    for row, right in zip(rows, true, strict=True):
        expect(
            isinstance(row, list | tuple) and len(row) == 4,
            "A row has four values.",
            expected=expected,
            got=got,
        )
        if plain(row[0]) != right[0] or bool(row[1]) != right[1]:
            fail(
                which(
                    (
                        plain(row[0]) == right[0] + 1,
                        "Epochs are counted from 0: take the learner's epoch as it is.",
                    ),
                    (
                        plain(row[0]) == right[0] and isinstance(row[1], bool),
                        "The second value should be True for a training pass and False for validation.",
                    ),
                    otherwise="A row starts with the epoch, then says whether it was a training pass.",
                ),
                expected=expected,
                got=got,
            )


def why_other_numbers(
    student: Student, class_name: str, rows: list, true: list, others: dict[str, list[tuple]], leaks: str = ""
) -> str:
    """What is wrong with the losses and accuracies of rows that have the right form. `leaks`: what is known of a leak."""
    misspelt = misspelt_event(student.form, class_name)
    values = [plain(v) for row in rows for v in row[2:]]
    if not all(is_number(v) for v in values):
        return misspelt or "The loss and the accuracy should be numbers."

    def mixed(name: str, wrong: int = 2, right: int = 3) -> bool:
        return name in others and half(rows, others[name], wrong) and half(rows, true, right)

    rounded = all(
        close(plain(a), b, 0, 0.0051)
        for row, right in zip(rows, true, strict=True)
        for a, b in zip(row[2:], right[2:], strict=True)
    ) and all(round(v, 3) == v for v in values)

    return which(
        (misspelt, misspelt),
        (
            "averages" in others and agrees(rows, others["averages"]),
            "This is the average of the batches' averages. A short batch has fewer items, so it should count less.",
        ),
        (
            mixed("averages"),
            "The loss is the average of the batches' losses. A short batch should count less: weigh it by len(yb).",
        ),
        (
            mixed("unweighted"),
            "The loss is too small: a batch's loss is a mean already. Multiply it by len(yb) before you add it.",
        ),
        (mixed("undivided"), "The loss is the sum over all items. Divide it by their number."),
        (
            "last" in others and agrees(rows, others["last"]),
            "These are the loss and accuracy of the last batch alone. Add up over the batches of the pass.",
        ),
        (
            mixed("averages", 3, 2),
            "The accuracy is the average of the batches' accuracies. A short batch has fewer items, so it should count less.",
        ),
        (
            mixed("undivided", 3, 2),
            "The accuracy is the number of right answers. Divide it by the number of items.",
        ),
        (
            mixed("last", 3, 2),
            "The accuracy is that of the last batch alone. Add up over the batches of the pass.",
        ),
        (rounded, "The numbers are rounded. Keep them as they are."),
        (leaks, leaks),
        (
            agrees(rows, [(row[0], row[1], row[3], row[2]) for row in true]),
            "The loss comes before the accuracy.",
        ),
        (
            all(v > 1.0001 for v in values[1::2]),
            "An accuracy is a share between 0 and 1. Divide the number of right answers by the number of items.",
        ),
        (
            agrees(rows[:1], true[:1]),
            "The first pass is right and a later one is not. Start the sums afresh in before_epoch, before each pass.",
        ),
        (
            half(rows, true, 2),
            "The losses are right, the accuracies are not: the share of items whose largest pred is at yb.",
        ),
        (
            half(rows, true, 3),
            "The accuracies are right, the losses are not: the mean over the pass's items.",
        ),
        otherwise="These are not the pass's mean loss and accuracy over its items.",
    )


def judge_plain(rows: list) -> None:
    """Fail unless all four values of each row are plain numbers."""
    expect(rows, "There are no rows after the fit.", expected="two rows", got="none")
    for row in rows:
        for what, value in zip(("epoch", "training", "loss", "accuracy"), row, strict=False):
            if not (is_number(value) or isinstance(value, bool)):
                fail(
                    which(
                        (
                            kind_of(value) == "Tensor",
                            f"The {what} is a Tensor. A tensor that is kept also keeps the graph that made it: take its number "
                            "with .item().",
                        ),
                        otherwise=f"The {what} is a {kind_of(value)}. It should be a plain number"
                        + (", True or False." if what == "training" else "."),
                    ),
                    expected="a plain number",
                    got=short(value),
                )


def fresh(made: Any, name: str) -> Any:
    """A new callback, with an empty list of that name: what others left in a shared one is for one check to tell."""
    if isinstance(left_over := getattr(made, name, None), list):
        left_over.clear()
    return made
