"""Shared by the checks of q34: a fit with the student's schedule, and the rates that it should have had."""

from __future__ import annotations

import ast
import math
from collections.abc import Callable
from typing import Any

from autograder.checking import Student, close, curves, fail, short, which
from checks.shared import fits
from checks.shared.fits import beside, misspelt_event

LR = 0.1  # of the toy learner
VALID_BATCHES = 2
MEANINGS = {
    "must be Tensor, not float": "torch's functions take tensors. For plain numbers there are math.cos and math.pi.",
    "must be Tensor, not int": "torch's functions take tensors. For plain numbers there are math.cos and math.pi.",
    "name 'cos'": "It is called math.cos here.",
    "name 'pi'": "It is called math.pi here.",
    "no attribute 'pct_train'": "Work pct out from self.epoch, self.num and self.n_epochs.",
    "no attribute 'pct'": "Work pct out from self.epoch, self.num and self.n_epochs.",
    "no attribute 'opt'": "In before_fit there is no optimizer yet. Set its rate in before_batch.",
    "'CosineOneCycle' object has no attribute": "CosineOneCycle has no such attribute of its own. A Callback reads its learner's "
    "attributes as its own: class CosineOneCycle(Callback).",
    "ZeroDivisionError": "It divides by 0. pct_start lies between 0 and 1, so neither pct_start nor 1 - pct_start is 0; pct itself "
    "is 0 in the first batch.",
    **fits.MEANINGS,
}

Setting = tuple[float, float, float, int, int]  # base_lr, pct_start, div_start, n_epochs, batches


def fit_with_cycle(names: Any, args: tuple, kwargs: dict, n_epochs: int, batches: int) -> dict:
    """The rates of a fit of the toy learner: as recorded, as used in training, and as seen in validation."""
    from reference import toy_learner

    def plain(rates: Any) -> list:
        return [float(rate) for rate in rates]

    used: list = []
    validating: list = []
    cycle = names.CosineOneCycle(*args, **kwargs)
    learner = toy_learner(cbs=[cycle], batch_sizes=(8,) * batches)

    def loss_func(preds: Any, targets: Any) -> Any:
        # The rate is what it will be at the step: nothing is called in between. The loss itself only has to be quick.
        (used if learner.model.training else validating).append(learner.opt.lr)
        return preds.mean()

    learner.loss_func = loss_func
    learner.fit(n_epochs)
    return {"lrs": plain(cycle.lrs), "used": plain(used), "validating": plain(validating)}


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


def judge_cycle(
    student: Student,
    base_lr: float,
    pct_start: float | None,
    div_start: float | None,
    n_epochs: int,
    batches: int,
) -> list[float]:
    """Fail unless the rates of a fit, used and recorded, are the right ones. Returns them."""
    kwargs = {k: v for k, v in (("pct_start", pct_start), ("div_start", div_start)) if v is not None}
    given = ", ".join([f"{base_lr:g}", *(f"{k}={v:g}" for k, v in kwargs.items())])
    tried = (
        f"cycle = CosineOneCycle({given})\n"
        f"toy_learner(cbs=[cycle], batch_sizes=[8] * {batches}).fit({n_epochs})\n"
        "cycle.lrs"
    )
    seen = student.observe(fit_with_cycle, (base_lr,), kwargs, n_epochs, batches, tried=tried)
    setting = (base_lr, pct_start or 0.25, div_start or 10.0, n_epochs, batches)
    right = schedule(setting)
    used, recorded = seen["used"], seen["lrs"]

    def alike(got: list[float], wanted: list[float]) -> bool:
        return close(got, wanted, 1e-4, 2e-6 * base_lr)

    if not alike(used, right):
        chart = curves("Learning rate", "training batch", "rate", yours=used, right=right)
        why = (
            why_left_alone(student, recorded)
            if all(rate == LR for rate in used)
            else which(
                (
                    alike(used[1:], right[:-1]) and used[0] == LR,
                    "The rates come one batch late: the first batch is trained with the learner's own rate. Set the rate in "
                    "before_batch, before it is used.",
                ),
                *((alike(used, wrong), says) for wrong, says in wrong_ways(setting)),
                (
                    max(used) > base_lr * 1.001,
                    f"The rate goes above base_lr, up to {max(used):.3g}. The wave should lead from one rate to the other and not "
                    "beyond.",
                ),
                otherwise=phase_of(used, right, setting),
            )
        )
        fail(why, expected=short(right), got="the optimizer's rates: " + beside(used, right), chart=chart)
    if not alike(recorded, right):
        fail(
            which(
                (
                    not recorded,
                    "The optimizer's rates are right, but self.lrs is empty. Append each rate to it.",
                ),
                (
                    len(recorded) == (batches + 2) * n_epochs,
                    f"self.lrs has {len(recorded)} entries for {len(right)} training batches: validation batches are no part of "
                    "the cycle. Check self.model.training.",
                ),
                (
                    alike(recorded[1:], right[:-1]),
                    "Each batch records the rate of the one before. Append the rate after you have set it.",
                ),
                otherwise="The optimizer's rates are right, but those recorded in self.lrs are not.",
            ),
            expected=short(right),
            got=beside(recorded, right),
            chart=curves("Recorded rates", "training batch", "rate", yours=recorded, right=right),
        )
    return used


def why_left_alone(student: Student, recorded: list[float]) -> str:
    """What to say where the optimizer has the rate that the learner made it with throughout."""
    assigned = {
        ast.unparse(target)
        for node in student.form.nodes("CosineOneCycle")
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
    }
    misspelt = misspelt_event(student.form, "CosineOneCycle")
    left = f"The optimizer keeps the rate {LR:g} that the learner made it with"
    return which(
        (misspelt, misspelt),
        (
            "self.learner.lr" in assigned,
            f"{left}: self.learner.lr is looked at only when the optimizer is made. Set self.opt.lr.",
        ),
        ("self.lr" in assigned, f"{left}: self.lr = ... sets an attribute of the callback. Set self.opt.lr."),
        (recorded, f"{left}. Recording a rate does not set it: set self.opt.lr too."),
        otherwise=f"{left}. Set self.opt.lr before each training batch.",
    )


def phase_of(used: list[float], right: list[float], setting: Setting) -> str:
    """Which phase is right, where one is."""
    turn = math.ceil(setting[1] * len(right))
    atol = 2e-6 * setting[0]
    return which(
        (
            len(set(used)) == 1,
            f"Every batch has the same rate, {used[0]:.3g}. pct should grow with each training batch.",
        ),
        (
            close(used[:turn], right[:turn], 1e-4, atol),
            "The way up is right, the way down is not. It should go from base_lr to 0.",
        ),
        (
            close(used[turn:], right[turn:], 1e-4, atol),
            "The way down is right, the way up is not. It should go from base_lr / div_start to base_lr.",
        ),
        otherwise="The rates do not follow two half cosine waves, up from base_lr / div_start to base_lr and down to 0. Print pct "
        "first: it should go from 0 to nearly 1.",
    )
