"""Shared by the checks of q34: a fit with the student's schedule, and the rates that it should have had."""

from __future__ import annotations

import ast
import math
from typing import Any

from autograder.checking import Student, close, curves, fail, short, which
from checks.q34.schedules import Setting, schedule, wrong_ways
from checks.shared import fits
from checks.shared.fits import beside, length, misspelt_event, shrinks

LR = 0.1  # of the toy learner
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


def fit_with_cycle(names: Any, args: tuple, kwargs: dict, n_epochs: int, batches: int) -> dict:
    """The rates of a fit of the toy learner: as recorded, as used in training, and as seen in validation."""
    from reference import toy_learner

    def plain(rates: Any) -> list:
        return [float(rate) for rate in rates]

    used: list = []
    validating: list = []
    lengths: list = []
    cycle = names.CosineOneCycle(*args, **kwargs)
    learner = toy_learner(cbs=[cycle], batch_sizes=(8,) * batches)

    def loss_func(preds: Any, targets: Any) -> Any:
        lengths.append(length(cycle, "lrs"))
        # The rate is what it will be at the step: nothing is called in between. The loss itself only has to be quick.
        (used if learner.model.training else validating).append(learner.opt.lr)
        return preds.mean()

    learner.loss_func = loss_func
    learner.fit(n_epochs)
    recorded = {"lrs": plain(cycle.lrs), "lost": shrinks([*lengths, len(cycle.lrs)])}
    return {**recorded, "used": plain(used), "validating": plain(validating)}


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
                    seen["lost"],
                    "The optimizer's rates are right, but recorded ones are lost during the fit, as self.lrs is made again. Make it in "
                    "__init__: before_epoch comes before every pass.",
                ),
                (
                    not recorded,
                    "The optimizer's rates are right, but self.lrs is empty. Append each rate to it.",
                ),
                (
                    len(recorded) == (batches + 2) * n_epochs,
                    f"self.lrs has {len(recorded)} entries for {len(right)} training batches: validation batches are not part of "
                    "the cycle. Check self.model.training.",
                ),
                (
                    len(recorded) != len(right),
                    f"self.lrs has {len(recorded):,} entries. There should be {len(right)}, one for each training batch.",
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
