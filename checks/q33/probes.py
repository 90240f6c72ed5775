"""Shared by the checks of q33: a fit with the student's finder, and what it should have seen."""

from __future__ import annotations

import math
from functools import cache
from typing import Any

from autograder.checking import (
    StudentRaised,
    close,
    curves,
    difference,
    expect,
    fail,
    is_number,
    kind_of,
    short,
)

STARTS = (1e-6, 1.2e-6)  # the rate of the first batch, which is free


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

    The training batch of number `nan_at`, counted through all epochs, has a loss of NaN. `any_loss`: the others' may be
    anything that is soon worked out.
    """
    from reference import toy_learner

    finder = names.LRFinder()
    for name in ("lrs", "losses"):
        # Lists in the class's body hold what other checks have left there; that is for one check to tell.
        if isinstance(left_over := getattr(finder, name, None), list):
            left_over.clear()
    learner = toy_learner(cbs=[finder], lr=lr, batch_sizes=batch_sizes, seed=seed)
    true_loss, training, validation = learner.loss_func, [], []
    if any_loss:
        true_loss = lambda preds, targets: preds.mean()  # noqa: E731

    def loss_func(preds: Any, targets: Any) -> Any:
        # The rate is what it will be at the step: nothing is called in between.
        loss = true_loss(preds, targets)
        if learner.model.training and len(training) == nan_at:
            loss = loss * float("nan")
        (training if learner.model.training else validation).append((float(learner.opt.lr), loss.item()))
        return loss

    learner.loss_func = loss_func
    learner.fit(n_epochs)

    def kept(name: str) -> Any:
        values = getattr(finder, name, None)
        return values if values is None else list(values)

    return {"training": training, "validation": validation, "lrs": kept("lrs"), "losses": kept("losses")}


@cache  # the checks of one answer, and of every save, ask for the same few fits
def truth(start: float, batch_sizes: tuple, n_epochs: int, seed: int) -> tuple[list[float], list[float]]:
    """The rates and the losses of all training batches, to the first with a rate above 10."""
    from reference import Callback, CancelFitException, toy_learner

    class Finder(Callback):
        def before_batch(self) -> None:
            if self.model.training:
                self.opt.lr = start * 1.2 ** len(rates)

        def after_batch(self) -> None:
            if self.model.training:
                rates.append(self.opt.lr)
                losses.append(self.loss.item())
                if self.opt.lr > 10:
                    raise CancelFitException

    rates: list[float] = []
    losses: list[float] = []
    toy_learner(cbs=[Finder()], batch_sizes=batch_sizes, seed=seed).fit(n_epochs)
    return rates, losses


def observe_fit(
    student: Any,
    batch_sizes: tuple,
    n_epochs: int,
    *,
    lr: float = 0.1,
    seed: int = 0,
    nan_at: int = -1,
    any_loss: bool = False,
    tried: str = "",
) -> dict:
    """What `fit_with_finder` sees, and `start`, the rate of its first batch.

    Fails unless that is one of `STARTS`.
    """
    same_size = len(set(batch_sizes)) == 1
    sizes = f"[{batch_sizes[0]}] * {len(batch_sizes)}" if same_size else str(list(batch_sizes))
    extras = (f", lr={lr:g}" if lr != 0.1 else "") + (f", seed={seed}" if seed else "")
    tried = tried or (
        "finder = LRFinder()\n"
        f"toy_learner(cbs=[finder], batch_sizes={sizes}{extras}).fit({n_epochs})\n"
        "finder.lrs, finder.losses"
    )
    try:
        seen = student.observe(
            fit_with_finder, lr, batch_sizes, n_epochs, seed, nan_at, any_loss, tried=tried
        )
    except StudentRaised as error:
        error.meaning = meaning(error.error.type, error.error.says) or error.meaning
        raise
    rates = [rate for rate, _ in seen["training"]]
    expect(rates, "No batch has been trained: the fit ended before the first.")
    start = next((s for s in STARTS if close(rates[0], s, 1e-3, 0.0)), None)
    if start is None:
        fail(why_not_from(rates, lr), expected="rates from 1e-06 or 1.2e-06", got=short(rates[:6]))
    return {**seen, "start": start}


def meaning(error: str, says: str) -> str:
    if error == "AttributeError" and "'opt'" in says:
        return (
            "In before_fit there is no optimizer yet: fit makes it right after that, with the rate learner.lr. "
            "Set self.learner.lr there."
        )
    if error in ("StopIteration", "KeyboardInterrupt", "SystemExit", "Exception", "RuntimeError"):
        return "Only a CancelFitException ends a fit quietly. Any other exception reaches whoever called fit."
    return ""


def why_not_from(rates: list[float], lr: float) -> str:
    if close(rates[0], lr, 1e-3, 0.0) or close(rates[0], 1.2 * lr, 1e-3, 0.0):
        if len(set(rates)) == 1:
            return (
                "The optimizer's rate has not been changed. Multiply self.opt.lr before each training batch."
            )
        return (
            "The rates start from the learner's own. self.lr = ... sets an attribute of the callback; what fit makes the "
            "optimizer with, after before_fit, is self.learner.lr."
        )
    return "The first rate is to be 1e-6, or 1.2 times that."


def judge_rates(seen: dict) -> None:
    """Fail unless the rate rises by a fifth with each training batch."""
    rates = [rate for rate, _ in seen["training"]]
    right = [seen["start"] * 1.2**i for i in range(len(rates))]
    if close(rates, right, 1e-4, 0.0):
        return
    at = next(i for i, (a, b) in enumerate(zip(rates, right, strict=True)) if not close(a, b, 1e-4, 0.0))
    if at and right[at - 1] > 10:
        why = "The fit goes on after the rate has exceeded 10. Raise CancelFitException, which ends the whole fit."
    elif len(set(rates)) == 1:
        why = "The rate stays the same. Multiply self.opt.lr by 1.2 before each training batch."
    elif close(rates[at], seen["start"], 1e-3, 0.0):
        why = "The rate starts again in a later epoch. It is to rise through the whole fit, so it is set once, in before_fit."
    elif seen["validation"] and close(rates[at], right[at] * 1.2**2, 1e-4, 0.0):
        why = "The rate rises in validation too, so the next training batch has jumped over some. Check self.model.training."
    elif close(rates[1] - rates[0], 1.2, 1e-3, 0.0):
        why = "1.2 is added to the rate. It is to be multiplied by 1.2."
    elif close(rates[1], rates[0] * 1.44, 1e-3, 0.0):
        why = "The rate rises twice for each batch. Is it multiplied in before_batch and in after_batch?"
    elif at == 1 and close(rates[2:], [r * 1.2 for r in rates[1:-1]], 1e-3, 0.0):
        why = "From the first batch to the second the rate does not rise by a fifth."
    else:
        why = "Each training batch's rate is to be 1.2 times that of the one before it."
    got = f"{short(rates)}\n({difference(rates, right)})"
    chart = curves("Learning rate", "training batch", "rate", yours=rates, right=right)
    fail(why, expected=short(right), got=got, chart=chart)


def judge_records(seen: dict, losses: list[float], least: int, most: int | None, why_count: str) -> None:
    """Fail unless the lists hold `least` to `most` (or more) entries, those of the training batches in order.

    `losses` are the true losses of the first batches; entries beyond them are not looked at. The recorded rates may
    start from either of the rates that are free.
    """
    for name in ("lrs", "losses"):
        expect(seen[name] is not None, f"There is no list self.{name} after the fit.")
    lrs, kept = ([number(value) for value in seen[name]] for name in ("lrs", "losses"))
    if len(lrs) != len(kept):
        fail(
            "A rate and a loss belong together, so the lists are to have the same length. Append to both at the same place.",
            expected="as many rates as losses",
            got=f"{len(lrs)} rates, {len(kept)} losses",
        )
    count = f"{least} entries" if least == most else f"{least} or more entries"
    if most == least + 1:
        count = f"{least} or {most} entries"
    expect(lrs, "Nothing has been recorded.", expected=count, got="two empty lists")
    too_many = most is not None and len(lrs) > most
    shown = min(len(lrs), len(losses), most or len(losses))
    rights = [[start * 1.2**i for i in range(shown)] for start in STARTS]
    if not any(close(lrs[:shown], right, 1e-4, 0.0) for right in rights):
        used = [rate for rate, _ in seen["training"]][:shown]
        why = "self.lrs does not hold the rates of the training batches."
        if close(lrs[:shown], [used[-1]] * shown, 1e-4, 0.0):
            why = "The same rate throughout. Append the rate that the optimizer has now, self.opt.lr."
        elif too_many:
            why = why_count
        fail(why, expected=short(used), got=with_difference(lrs[:shown], used))
    if not close(kept[:shown], losses[:shown], 1e-3, 1e-5):
        why = "self.losses does not hold each training batch's loss, self.loss, in order."
        if close(kept[1:shown], losses[: shown - 1], 1e-3, 1e-5):
            why = "These are the losses of the batches before. A batch has its own loss in after_batch."
        elif too_many:
            why = why_count
        fail(why, expected=short(losses[:shown]), got=with_difference(kept[:shown], losses[:shown]))
    expect(least <= len(lrs) and not too_many, why_count, expected=count, got=f"{len(lrs)} entries")


def with_difference(got: list, right: list) -> str:
    what = difference(got, right)
    return short(got) + (f"\n({what})" if what else "")


def number(value: Any) -> Any:
    """A number, also where it comes as a tensor (that it should not is a check of its own)."""
    return value.item() if hasattr(value, "item") and getattr(value, "numel", lambda: 1)() == 1 else value


def rates_up_to_ten(start: float) -> int:
    """How many of the rates from `start` do not exceed 10."""
    return math.floor(math.log(10 / start, 1.2)) + 1


def recorded_start(seen: dict) -> float:
    """The rate that the records start from, or should."""
    lrs = [number(value) for value in seen["lrs"] or []]
    return next((s for s in STARTS if lrs and close(lrs[0], s, 1e-3, 0.0)), seen["start"])


def judge_end(seen: dict, n_batches: int) -> None:
    """Fail unless the fit ended at the first rate above 10, or just before its batch."""
    rates = [rate for rate, _ in seen["training"]]
    below = rates_up_to_ten(seen["start"])
    if below <= len(rates) <= below + 1:
        return
    expected = (
        f"{below} or {below + 1} training batches, with rates up to {seen['start'] * 1.2 ** (below - 1):.3g}"
    )
    if len(rates) > below + 1:
        why = "The fit goes on above a rate of 10."
        if len(rates) >= n_batches:
            why = "The fit never ends. Raise CancelFitException once the rate exceeds 10."
    else:
        why = "The fit ends before the rate exceeds 10."
    fail(
        why, expected=expected, got=f"{len(rates)} training batches, the last with a rate of {rates[-1]:.3g}"
    )


def judge_plain(seen: dict) -> None:
    """Fail unless all that is recorded are plain numbers."""
    for name, source in (("lrs", "self.opt.lr"), ("losses", "self.loss")):
        for value in seen[name] or []:
            if not is_number(value):
                fail(
                    f"self.{name} holds something of type {kind_of(value)}. A tensor that is kept also keeps the graph that made "
                    f"it, batch after batch: take its number, as in {source}.item().",
                    expected="floats",
                    got=short(value),
                )
