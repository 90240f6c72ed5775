"""For the checks of q34: the right schedule, and the schedules that common mistakes give."""

from __future__ import annotations

import math
from collections.abc import Callable

VALID_BATCHES = 2  # of the toy learner
Setting = tuple[float, float, float, int, int]  # base_lr, pct_start, div_start, n_epochs, batches


def half_cosine(done: float) -> float:
    return (1 - math.cos(math.pi * done)) / 2


def schedule(
    setting: Setting,
    wave: Callable[[float], float] = half_cosine,
    *,
    low: float | None = None,
    end: float = 0.0,
    shift: float = 0.0,
    total: float | None = None,
    skipped: int = 0,
    down: Callable[[float], float] | None = None,
) -> list[float]:
    """The rates of a fit. `wave` and `down` lead from 0 to 1 as their argument does, the second in the second phase.

    `shift` is added to a batch's number, which jumps by `skipped` between epochs, and `total` is what that is divided by
    (default: the number of batches).
    """
    base_lr, pct_start, div_start, n_epochs, batches = setting
    first = base_lr / div_start if low is None else low
    found = []
    for step in range(n_epochs * batches):
        pct = (step + shift + skipped * (step // batches)) / (total or n_epochs * batches)
        if pct < pct_start:
            found.append(first + (base_lr - first) * wave(pct / pct_start))
        else:
            found.append(base_lr + (end - base_lr) * (down or wave)((pct - pct_start) / (1 - pct_start)))
    return found


def wrong_ways(setting: Setting) -> list[tuple[list[float], str]]:
    """What common mistakes give, and what to say of each."""
    base_lr, pct_start, div_start, n_epochs, batches = setting
    n = n_epochs * batches
    steps = [step / n for step in range(n)]
    low = base_lr / div_start
    unscaled_down = [
        schedule(setting)[i] if p < pct_start else base_lr * (1 - half_cosine(p)) for i, p in enumerate(steps)
    ]
    unscaled_up = [
        low + (base_lr - low) * half_cosine(p) if p < pct_start else schedule(setting)[i]
        for i, p in enumerate(steps)
    ]
    radians = "math.cos takes radians, not degrees: half a wave is from 0 to math.pi."
    return [
        (
            schedule(setting, lambda done: done),
            "These are straight lines, as in the chapter's OneCycle. Half a cosine wave sets off slowly and arrives slowly.",
        ),
        (
            schedule((*setting[:3], 1, batches)) * n_epochs,
            "The cycle starts again in every epoch. It should go once over the whole fit: pct counts the batches of all epochs.",
        ),
        (
            schedule(setting, shift=1),
            "The rates are all right, but one batch early: the first batch has the second one's. num counts from 0.",
        ),
        (schedule(setting, shift=-1), "The rates are all right, but one batch late."),
        (
            schedule(setting, total=n - 1),
            "pct is a little too large: it is divided by one less than the number of training batches in the fit.",
        ),
        (
            schedule(setting, total=batches),
            "pct goes beyond 1: it is divided by the batches of one epoch. Divide by self.n_epochs * n.",
        ),
        (
            schedule(setting, skipped=VALID_BATCHES, total=n_epochs * (batches + VALID_BATCHES)),
            "n counts validation batches too. It should be len(self.dls.train).",
        ),
        (
            schedule(setting, skipped=VALID_BATCHES),
            "Validation batches move pct on, so it jumps between epochs. Work it out from self.epoch and self.num.",
        ),
        (
            schedule(setting, down=lambda done: half_cosine(done * (1 - pct_start))),
            "The second phase is not rescaled: pct - pct_start goes up to 1 - pct_start only. Divide it by that.",
        ),
        (
            unscaled_down,
            "The second phase is not rescaled. There pct goes from pct_start to 1, and half a wave needs 0 to 1.",
        ),
        (
            unscaled_up,
            "The first phase is not rescaled. There pct goes from 0 to pct_start, and half a wave needs 0 to 1.",
        ),
        (
            schedule(setting, low=0.0),
            "The way up starts from 0. It should start from base_lr / div_start.",
        ),
        (
            schedule(setting, end=low),
            "The way down ends at base_lr / div_start. It should end at 0.",
        ),
        (
            schedule(setting, down=lambda done: done),
            "The way up is right. The way down is a straight line, and it should be half a cosine wave too.",
        ),
        (
            schedule(setting, lambda done: done, down=half_cosine),
            "The way down is right. The way up is a straight line, and it should be half a cosine wave too.",
        ),
        (
            [base_lr * (1 + math.cos(math.pi * p)) / 2 for p in steps],
            "This is half a wave over the whole fit. There are two phases, each with half a wave of its own: up, then down.",
        ),
        (
            [low + (base_lr - low) * (1 - math.cos(2 * math.pi * p)) / 2 for p in steps],
            "This is one whole wave over the fit. The two phases have different lengths, pct_start and 1 - pct_start.",
        ),
        (
            schedule((base_lr, 0.25, div_start, n_epochs, batches)),
            "The rise takes 0.25 of the fit, whatever pct_start says. Use self.pct_start.",
        ),
        (
            schedule((base_lr, pct_start, 10, n_epochs, batches)),
            "The rise starts from base_lr / 10, whatever div_start says. Use self.div_start.",
        ),
        (schedule(setting, lambda done: half_cosine(math.radians(done))), radians),
        (schedule(setting, lambda done: (1 - math.cos(180 * done)) / 2), radians),
        (
            schedule(setting, lambda done: 1 - math.cos(math.pi * done)),
            "Divide by 2: 1 - cos(pi * t) goes from 0 to 2.",
        ),
        (
            schedule(setting, lambda done: (1 - math.cos(2 * math.pi * done)) / 2),
            "This is a whole wave in each phase, up and down again. Half a wave is from 0 to math.pi.",
        ),
        (
            schedule(
                setting,
                lambda done: math.sin(math.pi * done / 2),
                down=lambda done: 1 - math.cos(math.pi * done / 2),
            ),
            "These are quarter waves: where they meet the rate is flat, but it sets off and ends at full speed. Half a cosine "
            "wave is flat at both ends.",
        ),
        (
            schedule(setting, lambda done: math.sin(math.pi * done / 2)),
            "This is a quarter of a sine wave: it sets off at full speed. Half a cosine wave is flat at both ends.",
        ),
        (
            schedule(setting, lambda done: 1 - math.cos(math.pi * done / 2)),
            "This is a quarter of a cosine wave: flat at one end only. Half a wave is flat at both.",
        ),
        (
            schedule(setting, lambda done: 1 - half_cosine(done)),
            "Each phase runs backwards. First the rate should rise, from base_lr / div_start to base_lr.",
        ),
        (
            schedule(setting, down=lambda done: 1 - half_cosine(done)),
            "The way up is right. The way down runs backwards: it should fall from base_lr to 0.",
        ),
        (
            schedule(setting, lambda done: 1 - half_cosine(done), down=half_cosine),
            "The way down is right. The way up runs backwards: it should rise from base_lr / div_start to base_lr.",
        ),
    ]
