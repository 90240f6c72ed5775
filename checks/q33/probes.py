"""Shared by the checks of q33: a fit with the student's finder, and what it should have seen."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from autograder.checking import Student, close, expect, fail, is_number, kind_of, short, which
from checks.shared import fits
from checks.shared.fits import beside, length, misspelt_event, plain, same_rates, shrinks, sizes_as_code

STARTS = (1e-6, 1.2e-6)  # the rate of the first batch, which is free
LARGE = 1000.0
MEANINGS = {
    "'LRFinder' object has no attribute": "LRFinder has no such attribute of its own. A Callback reads its learner's attributes "
    "as its own: class LRFinder(Callback).",
    "no attribute 'opt'": "In before_fit there is no optimizer yet: fit makes it right after that, with the rate learner.lr. "
    "Set self.learner.lr = 1e-6 there.",
    "no attribute 'lrs'": "There is no list self.lrs yet. Make both lists in before_fit, or in __init__.",
    "no attribute 'losses'": "There is no list self.losses yet. Make both lists in before_fit, or in __init__.",
    "must be Tensor, not float": "torch.isnan takes a tensor. For a plain number there is math.isnan.",
    **fits.MEANINGS,
}


def fit_with_finder(
    names: Any,
    lr: float,
    batch_sizes: tuple,
    n_epochs: int,
    seed: int,
    nan_at: int = -1,
    any_loss: bool = False,
) -> dict:
    """A fit of the toy learner: the rate and the loss of every batch, and what the finder has recorded.

    The training batch of number `nan_at`, counted through all epochs, has a loss of NaN, and the one two before it a large
    one. `any_loss`: the others' may be anything that is soon worked out.
    """
    from reference import toy_learner

    finder = names.LRFinder()
    for name in ("lrs", "losses"):
        # Lists in the class's body hold what other checks have left there; that is for one check to tell.
        if isinstance(left_over := vars(names.LRFinder).get(name), list):
            left_over.clear()
    learner = toy_learner(cbs=[finder], lr=lr, batch_sizes=batch_sizes, seed=seed)
    true_loss = learner.loss_func
    training: list = []
    validation: list = []
    lengths: list = []
    if any_loss:
        true_loss = lambda preds, targets: preds.mean()  # noqa: E731

    def loss_func(preds: Any, targets: Any) -> Any:
        lengths.append(length(finder, "lrs"))
        # The rate is what it will be at the step: nothing is called in between.
        loss = true_loss(preds, targets)
        if learner.model.training and len(training) == nan_at:
            loss = loss * float("nan")
        if learner.model.training and len(training) == nan_at - 2:
            loss = loss + LARGE
        (training if learner.model.training else validation).append((float(learner.opt.lr), loss.item()))
        return loss

    learner.loss_func = loss_func
    learner.fit(n_epochs)

    def kept(name: str) -> Any:
        values = getattr(finder, name, None)
        return values if values is None else list(values)

    records = {
        "lrs": kept("lrs"),
        "losses": kept("losses"),
        "lost": shrinks([*lengths, length(finder, "lrs")]),
    }
    return {"training": training, "validation": validation, **records}


@cache  # the checks of one answer, and of every save, ask for the same few fits
def truth(start: float, batch_sizes: tuple, n_epochs: int, seed: int) -> list[float]:
    """The losses of all training batches, to the first with a rate above 10."""
    from reference import Callback, CancelFitException, toy_learner

    class Finder(Callback):
        def before_batch(self) -> None:
            if self.model.training:
                self.opt.lr = start * 1.2 ** len(losses)

        def after_batch(self) -> None:
            if self.model.training:
                losses.append(self.loss.item())
                if self.opt.lr > 10:
                    raise CancelFitException

    losses: list[float] = []
    toy_learner(cbs=[Finder()], batch_sizes=batch_sizes, seed=seed).fit(n_epochs)
    return losses


def observe_fit(
    student: Student,
    batch_sizes: tuple,
    n_epochs: int,
    *,
    lr: float = 0.1,
    seed: int = 0,
    nan_at: int = -1,
    any_loss: bool = False,
) -> dict:
    """What `fit_with_finder` sees, the learner's own `lr`, and `start`, the rate of its first batch."""
    extras = (f", lr={lr:g}" if lr != 0.1 else "") + (f", seed={seed}" if seed else "")
    tried = (
        "finder = LRFinder()\n"
        f"toy_learner(cbs=[finder], batch_sizes={sizes_as_code(batch_sizes)}{extras}).fit({n_epochs})\n"
        "finder.lrs, finder.losses"
    )
    if nan_at >= 0:
        large = f"that of batch {nan_at - 2} is above {LARGE:.0f}, and " if nan_at > 1 else ""
        tried += f"\n# of the training losses, counted from 0, {large}that of batch {nan_at} is NaN"
    seen = student.observe(fit_with_finder, lr, batch_sizes, n_epochs, seed, nan_at, any_loss, tried=tried)
    expect(seen["training"], "No batch has been trained: the fit ended before the first.")
    first = seen["training"][0][0]
    start = next((s for s in STARTS if close(first, s, 1e-3, 0.0)), STARTS[1])
    return {**seen, "start": start, "lr": lr}


def judge_records(
    student: Student, seen: dict, losses: list[float], least: int, most: int | None, why_count: str
) -> None:
    """Fail unless the lists hold `least` to `most` (or more) entries, those of the training batches in order.

    `losses` are the true losses of the first batches; entries beyond them are not looked at. The recorded rates may
    start from either of the rates that are free.
    """
    for name in ("lrs", "losses"):
        expect(seen[name] is not None, f"There is no list self.{name} after the fit.")
    lrs, kept = ([plain(value) for value in seen[name]] for name in ("lrs", "losses"))
    count = f"{least} entries" if least == most else f"{least} or more entries"
    if most == least + 1:
        count = f"{least} or {most} entries"
    nothing = misspelt_event(student.form, "LRFinder") or "Nothing has been recorded."
    expect(
        not seen["lost"],
        "Entries are lost during the fit, as the lists are made again. Make them in before_fit, which comes once: before_epoch comes "
        "before every pass.",
        expected=count,
        got=f"{len(lrs)} entries at the end",
    )
    expect(lrs or kept, nothing, expected=count, got="two empty lists")
    if len(lrs) != len(kept):
        fail(
            which(
                (not lrs, "self.lrs stays empty. Append each training batch's rate, self.opt.lr."),
                (not kept, "self.losses stays empty. Append each training batch's loss, self.loss.item()."),
                otherwise="A rate and a loss belong together, so both lists should have the same length. Append to both at the "
                "same place.",
            ),
            expected="as many rates as losses",
            got=f"{len(lrs)} rates, {len(kept)} losses",
        )
    too_many = most is not None and len(lrs) > most
    shown = min(len(lrs), len(losses), most or len(losses))
    used = [rate for rate, _ in seen["training"]][:shown]
    if not any(same_rates(lrs[:shown], [start * 1.2**i for i in range(shown)]) for start in STARTS):
        why = which(
            (
                shown > 1 and len(set(map(str, lrs[:shown]))) == 1,
                "It is the same rate throughout. Append the one that the optimizer has now, self.opt.lr.",
            ),
            (too_many, why_count),
            (
                same_rates(lrs[:shown], losses[:shown]),
                "self.lrs holds the losses. Are the two lists mixed up?",
            ),
            otherwise="self.lrs should hold the rate of each training batch, self.opt.lr.",
        )
        fail(why, expected=short(used), got=beside(lrs[:shown], used))
    if not close(kept[:shown], losses[:shown], 1e-3, 1e-5):
        why = which(
            (
                shown > 1 and close(kept[1:shown], losses[: shown - 1], 1e-3, 1e-5),
                "These are the losses of the batches before. A batch has its own loss only in after_batch.",
            ),
            (too_many, why_count),
            otherwise="self.losses should hold the loss of each training batch, self.loss.item(), in order.",
        )
        fail(why, expected=short(losses[:shown]), got=beside(kept[:shown], losses[:shown]))
    expect(least <= len(lrs) and not too_many, why_count, expected=count, got=f"{len(lrs)} entries")


def rates_up_to_ten(start: float) -> int:
    """How many of the rates from `start` do not exceed 10."""
    return math.floor(math.log(10 / start, 1.2)) + 1


def recorded_start(seen: dict) -> float:
    """The rate that the records start from, or should."""
    lrs = [plain(value) for value in seen["lrs"] or []]
    return next((s for s in STARTS if lrs and close(lrs[0], s, 1e-3, 0.0)), seen["start"])


def judge_end(seen: dict, n_batches: int) -> None:
    """Fail unless the fit ended at the first rate above 10, or just before its batch."""
    rates = [rate for rate, _ in seen["training"]]
    below = rates_up_to_ten(seen["start"])
    if below <= len(rates) <= below + 1:
        return
    fail(
        which(
            (
                len(rates) >= n_batches,
                "Nothing ends the fit. Raise CancelFitException once the rate exceeds 10 or the loss is NaN.",
            ),
            (len(rates) > below + 1, "The fit goes on above a rate of 10."),
            otherwise=f"It ends the fit too early, at a rate of {rates[-1]:.3g}. It should go on until the rate exceeds 10.",
        ),
        expected=f"{below} or {below + 1} training batches, with rates up to {seen['start'] * 1.2 ** (below - 1):.3g}",
        got=f"{len(rates)} training batches, the last with a rate of {rates[-1]:.3g}",
    )


def judge_nan(seen: dict, at: int) -> None:
    """Fail unless the fit ended at training batch `at`, whose loss is NaN."""
    n = len(seen["training"])
    fail_why = which(
        (n == at + 1, ""),
        (
            n > at + 1,
            f"The fit goes on after the loss of training batch {at} was NaN. No comparison finds that, as NaN does not even "
            "equal itself: math.isnan(loss) does. The rate and the loss each end the fit on their own.",
        ),
        (
            n == at - 1,
            f"It ends the fit too early: the loss of training batch {at - 2} is large, but it is not NaN. A large loss is no "
            "reason to end here.",
        ),
        otherwise="It ends the fit too early: the rate is below 10, and no loss has been NaN yet.",
    )
    if fail_why:
        fail(fail_why, expected=f"{at + 1} training batches", got=f"{n} training batches")


def judge_plain(seen: dict) -> None:
    """Fail unless all that is recorded are plain numbers."""
    for name, source in (("lrs", "self.opt.lr"), ("losses", "self.loss")):
        for value in seen[name] or []:
            if not is_number(value):
                fail(
                    f"self.{name} holds something of type {kind_of(value)}. A tensor that is kept also keeps the graph that made "
                    f"it, batch after batch: take its number, as in {source}.item().",
                    expected="plain floats",
                    got=short(value),
                )


def two_finders(names: Any) -> tuple[list, list]:
    """The rates and losses of a finder, before and after another finder has been through a fit."""
    from reference import toy_learner

    first, second = names.LRFinder(), names.LRFinder()
    for name in ("lrs", "losses"):
        if isinstance(left_over := vars(names.LRFinder).get(name), list):
            left_over.clear()
    toy_learner(cbs=[first], batch_sizes=(8,) * 5).fit(1)
    before = [list(map(float, first.lrs)), list(map(float, first.losses))]
    toy_learner(cbs=[second], batch_sizes=(8,) * 3, seed=3).fit(1)
    return before, [list(map(float, first.lrs)), list(map(float, first.losses))]
