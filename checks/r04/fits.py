"""Shared by the checks of r04: whole fits with the student's optimizer, and one optimizer after another."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import Student, expect_close
from checks.r04.probes import TorchSGD


def fit(names: Any, sizes: tuple, lr: float, seed: int, rates: list) -> list:
    """The toy model's parameters after a fit of two epochs with the student's optimizer."""
    from reference import Callback, toy_learner

    class Rates(Callback):
        def before_batch(self) -> None:
            if self.model.training:
                self.opt.lr = rates[self.epoch * len(self.dls.train) + self.num]

    learner = toy_learner([Rates()] if rates else [], lr=lr, batch_sizes=sizes, seed=seed)
    learner.opt_func = names.MomentumSGD
    learner.fit(2)
    return [p.detach().clone() for p in learner.model.parameters()]


def judge_fit(student: Student, sizes: tuple, lr: float, seed: int, rates: list) -> None:
    """Fail unless a fit with the student's optimizer ends where one with torch's does."""
    from reference import toy_learner

    learner = toy_learner(batch_sizes=sizes, seed=seed)
    w, b = (p.detach().double().requires_grad_() for p in learner.model.parameters())
    opt = TorchSGD([w, b], 0.0, 0.9)
    batches = list(learner.dls.train) * 2
    for (x, y), rate in zip(batches, rates or [lr] * len(batches), strict=True):
        loss = F.cross_entropy(x.double() @ w.t() + b, y)
        opt.step(list(torch.autograd.grad(loss, [w, b])), rate)
    tried = (
        f"learner = toy_learner(lr={lr:g}, batch_sizes={sizes}, seed={seed})\n"
        "learner.opt_func = MomentumSGD\nlearner.fit(2)\nlearner.model.parameters()"
    )
    if rates:
        tried += "   # with a callback that sets learner.opt.lr before every training batch"
    got = student.observe(fit, sizes, lr, seed, rates, tried=tried)
    expect_close(
        got,
        [w.detach(), b.detach()],
        rtol=1e-3,
        atol=1e-5,
        why="The model ends elsewhere than with torch's optimizer. Do you clear each gradient after its step, and read self.lr in "
        "every step?",
    )


def two_optimizers(names: Any, gradient: list[float]) -> torch.Tensor:
    from reference import Parameter

    p = Parameter(torch.zeros(2))
    for opt in (names.MomentumSGD([p], 0.1), names.MomentumSGD([p], 0.1)):
        p.grad = torch.tensor(gradient)
        opt.step()
    return p.detach().clone()


def judge_fresh(student: Student, gradient: list[float]) -> None:
    """Fail unless a second optimizer for the same parameters starts without momentum."""
    tried = (
        "p = Parameter(torch.zeros(2))\nfor opt in (MomentumSGD([p], 0.1), MomentumSGD([p], 0.1)):\n"
        f"    p.grad = torch.tensor({gradient}); opt.step()\np"
    )
    expect_close(
        student.observe(two_optimizers, gradient, tried=tried),
        -0.2 * torch.tensor(gradient),
        why="The second optimizer goes on with the buffer of the first. Make the buffers in __init__, as self.buffers.",
    )
