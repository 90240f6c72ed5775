"""Shared by the checks of q34: a fit with the student's schedule, and the rates that it should have had."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

from autograder.checking import Chart, close, curves, difference, fail, short


def fit_with_cycle(names: Any, args: tuple, kwargs: dict, n_epochs: int, batches: int) -> dict:
    """The rates of a fit of the toy learner: as recorded, as used in training, and as seen in validation."""
    from reference import Callback, toy_learner

    def plain(rates: Any) -> list:
        return [float(rate) for rate in rates]

    class Watch(Callback):
        def before_fit(self) -> None:
            self.used: list = []
            self.validating: list = []

        def after_batch(self) -> None:
            (self.used if self.model.training else self.validating).append(self.opt.lr)

    cycle, watch = names.CosineOneCycle(*args, **kwargs), Watch()
    learner = toy_learner(cbs=[cycle, watch], batch_sizes=(8,) * batches, lr=123.0)
    learner.loss_func = lambda preds, targets: (
        preds.mean()
    )  # no rate depends on it, and it takes half as long
    learner.fit(n_epochs)
    return {"lrs": plain(cycle.lrs), "used": plain(watch.used), "validating": plain(watch.validating)}


def rates(
    base_lr: float,
    pct_start: float,
    div_start: float,
    n_epochs: int,
    batches: int,
    wave: Callable[[float], float],
) -> list[float]:
    """The right schedule for `wave`, which leads from 0 to 1 as its argument does."""
    found = []
    for step in range(n_epochs * batches):
        pct = step / (n_epochs * batches)
        if pct < pct_start:
            start, end, done = base_lr / div_start, base_lr, pct / pct_start
        else:
            start, end, done = base_lr, 0.0, (pct - pct_start) / (1 - pct_start)
        found.append(start + (end - start) * wave(done))
    return found


def half_cosine(done: float) -> float:
    return (1 - math.cos(math.pi * done)) / 2


def wrong_ways(
    base_lr: float, pct_start: float, div_start: float, n_epochs: int, batches: int
) -> list[tuple]:
    """What comes of common mistakes, and what to say of each."""
    n = n_epochs * batches
    steps = [step / n for step in range(n)]
    low = base_lr / div_start

    def scheduled(wave: Callable[[float], float]) -> list[float]:
        return rates(base_lr, pct_start, div_start, n_epochs, batches, wave)

    one_epoch = rates(base_lr, pct_start, div_start, 1, batches, half_cosine)
    unscaled = [
        low + (base_lr - low) * half_cosine(p / pct_start)
        if p < pct_start
        else base_lr * (1 - half_cosine(p))
        for p in steps
    ]
    return [
        (
            scheduled(lambda done: done),
            "These are straight lines, as in the chapter's OneCycle. A half cosine wave sets off and arrives slowly.",
        ),
        (
            one_epoch * n_epochs,
            "The cycle starts again in every epoch. It is to go once over the whole fit: pct counts the batches of all epochs.",
        ),
        (
            unscaled,
            "The second phase is not rescaled: it goes from pct_start to 1, and its half wave needs 0 to 1.",
        ),
        (
            [base_lr * (1 + math.cos(math.pi * p)) / 2 for p in steps],
            "This is one half wave over the whole fit. There are two phases, each with a half wave of its own: up, then down.",
        ),
        (
            [low + (base_lr - low) * (1 - math.cos(2 * math.pi * p)) / 2 for p in steps],
            "This is one whole wave over the fit. The two phases have different lengths, pct_start and 1 - pct_start.",
        ),
        (
            scheduled(lambda done: (1 - math.cos(math.radians(math.pi * done))) / 2),
            "math.cos takes radians: half a wave is from 0 to pi, with no conversion.",
        ),
        (
            scheduled(lambda done: (1 - math.cos(math.radians(180 * done) * math.pi / 180)) / 2),
            "math.cos takes radians: half a wave is from 0 to pi.",
        ),
        (
            scheduled(lambda done: (1 - math.cos(180 * done)) / 2),
            "math.cos takes radians, not degrees: half a wave is from 0 to pi.",
        ),
        (
            scheduled(lambda done: math.sin(math.pi * done / 2)),
            "This is a quarter of a sine wave: it sets off at full speed. Half a cosine wave is flat at both ends.",
        ),
        (
            scheduled(lambda done: 1 - math.cos(math.pi * done / 2)),
            "This is a quarter of a cosine wave: flat at one end only. Half a wave is flat at both.",
        ),
        (
            scheduled(lambda done: 1 - half_cosine(done)),
            "Each phase runs backwards: the rate rises first, from base_lr/div_start to base_lr.",
        ),
    ]


def judge_cycle(
    student: Any,
    base_lr: float,
    pct_start: float | None,
    div_start: float | None,
    n_epochs: int,
    batches: int,
) -> None:
    """Fail unless the rates of a fit, used and recorded, are the right ones."""
    kwargs = {k: v for k, v in (("pct_start", pct_start), ("div_start", div_start)) if v is not None}
    given = ", ".join([f"{base_lr:g}", *(f"{k}={v:g}" for k, v in kwargs.items())])
    tried = (
        f"cycle = CosineOneCycle({given})\n"
        f"toy_learner(cbs=[cycle], batch_sizes=(8,) * {batches}).fit({n_epochs})\n"
        "cycle.lrs"
    )
    seen = student.observe(fit_with_cycle, (base_lr,), kwargs, n_epochs, batches, tried=tried)
    setting = (base_lr, pct_start or 0.25, div_start or 10.0, n_epochs, batches)
    right = rates(*setting, half_cosine)
    tolerance = {"rtol": 1e-4, "atol": 2e-6 * base_lr}
    used, recorded = seen["used"], seen["lrs"]
    chart = curves("Learning rate", "training batch", "rate", yours=used, right=right)
    if not close(used, right, **tolerance):
        if all(rate == 123.0 for rate in used):
            fail(
                "The optimizer's rate has not been changed. Set self.opt.lr before each training batch.",
                expected=short(right),
                got=short(used),
            )
        why = next((says for wrong, says in wrong_ways(*setting) if close(used, wrong, **tolerance)), "")
        fail(
            why or phase_of(used, right, setting),
            expected=short(right),
            got=with_difference(used, right),
            chart=chart,
        )
    if len(recorded) > len(right):
        fail(
            f"lrs has {len(recorded)} entries for {len(right)} training batches: validation batches are no part of the cycle.",
            expected=f"{len(right)} rates",
            got=f"{len(recorded)} rates",
        )
    if not close(recorded, right, **tolerance):
        fail(
            "The rates that were used are right; those recorded in self.lrs are not.",
            expected=short(right),
            got=with_difference(recorded, right),
            chart=chart_of(recorded, right),
        )


def chart_of(recorded: list[float], right: list[float]) -> Chart:
    return curves("Recorded rates", "training batch", "rate", yours=recorded, right=right)


def with_difference(got: list[float], right: list[float]) -> str:
    what = difference(got, right)
    return short(got) + (f"\n({what})" if what else "")


def phase_of(used: list[float], right: list[float], setting: tuple) -> str:
    """Which phase is right, when one is."""
    turn = math.ceil(setting[1] * len(right))
    tolerance = {"rtol": 1e-4, "atol": 2e-6 * setting[0]}
    if close(used[:turn], right[:turn], **tolerance):
        return "The way up is right, the way down is not."
    if close(used[turn:], right[turn:], **tolerance):
        return "The way down is right, the way up is not. It starts at base_lr/div_start and ends at base_lr."
    return (
        "The rates do not follow two half cosine waves, up from base_lr/div_start to base_lr and down to 0."
    )
