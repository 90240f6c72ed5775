"""Shared by the checks of r02: passes through the student's BatchNorm, and through the one that it should be.

A plan is a list of (training, x). The student's scale and shift may have any names and shapes: they are told apart by how they start.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import close, expect, expect_close, fail
from checks.shared.modules import attempt

MEANINGS = {
    "backward through the graph a second time": "The running statistics still hang on the graph of the batch before. Move them without "
    "gradients: in torch.no_grad(), or with detach().",
    "a leaf Variable that requires grad": "Running statistics are no parameters: make them plain tensors, and change them in "
    "torch.no_grad().",
    "modified by an inplace operation": "Something that the gradient needs was changed in place. Move the running statistics "
    "without gradients, and the batch not at all.",
    "must match the size of tensor": "Numbers for each channel need the shape (nf, 1, 1) to meet (n, nf, h, w): the channels are the "
    "second dimension.",
    "no attribute 'params'": "Module.__init__ has not run. Call super().__init__() first, with the parentheses.",
}

TOLERANCE = {"rtol": 2e-4, "atol": 2e-5}


def batch(random: Any, n: int, nf: int, h: int, w: int) -> torch.Tensor:
    """A batch whose channels have different means and scales."""
    draw = torch.Generator().manual_seed(random.randrange(10**6))
    means = 2 * torch.randn(nf, 1, 1, generator=draw)
    scales = 0.5 + 2 * torch.rand(nf, 1, 1, generator=draw)
    return torch.randn(n, nf, h, w, generator=draw) * scales + means


def passes(names: Any, nf: int, kwargs: dict, affine: Any, plan: list[tuple]) -> list:
    """The results of the plan, in which scale and shift have the given values, if any."""
    bn = names.BatchNorm(nf, **kwargs)
    if affine is not None:
        for p in bn.parameters():
            values = affine[0] if bool((p.detach() == 1).all()) else affine[1]
            p.data.copy_(values.reshape(p.shape))
    found = []
    for training, x in plan:
        bn.training = training
        found.append(bn(x.clone()))
    return found


def code(nf: int, kwargs: dict, plan: list[tuple]) -> str:
    lines = [f"bn = BatchNorm({', '.join([str(nf), *(f'{k}={v:g}' for k, v in kwargs.items())])})"]
    for i, (training, x) in enumerate(plan):
        if not i or training != plan[i - 1][0]:
            lines.append(f"bn.training = {training}")
        lines.append(f"bn(x{i + 1})   # {tuple(x.shape)}")
    return "\n".join(lines)


def truth(
    plan: list[tuple],
    affine: Any,
    mom: float = 0.1,
    eps: float = 1e-5,
    correction: int = 1,
    moves_in_eval: bool = False,
    start: float = 1.0,
) -> list[torch.Tensor]:
    """The right results, or those of a known mistake."""
    nf = plan[0][1].shape[1]
    mean, var = torch.zeros(nf).double(), torch.full((nf,), start).double()
    scale, shift = (o.double() for o in affine) if affine is not None else (None, None)
    found = []
    for training, x in plan:
        x = x.double()
        if training or moves_in_eval:
            now = x.mean((0, 2, 3)), x.var((0, 2, 3), correction=correction)
            mean, var = (mom * new + (1 - mom) * old for old, new in zip((mean, var), now, strict=True))
        stats = (None, None) if training else (mean, var)
        found.append(F.batch_norm(x, *stats, scale, shift, training=training, eps=eps))
    return found


def judge(student: Any, nf: int, kwargs: dict, affine: Any, plan: list[tuple]) -> None:
    """Fail unless each pass of the plan has the result of F.batch_norm."""
    got = attempt(student, passes, nf, kwargs, affine, plan, tried=code(nf, kwargs, plan), meanings=MEANINGS)
    right = truth(plan, affine, **kwargs)
    for i, ((training, x), y, true) in enumerate(zip(plan, got, right, strict=True)):
        if close(y, true, **TOLERANCE):
            continue
        why = in_training(x, y, affine, kwargs) if training else in_evaluation(plan, i, y, affine, kwargs)
        expect_close(y, true, **TOLERANCE, why=why, tried=code(nf, kwargs, plan[: i + 1]))


def in_training(x: torch.Tensor, y: Any, affine: Any, kwargs: dict) -> str:
    """What is wrong with a result in training."""
    if y is None:
        return "forward returns nothing. Is there a return?"
    x, eps = x.double(), kwargs.get("eps", 1e-5)
    scale, shift = (o.double().reshape(-1, 1, 1) for o in affine) if affine is not None else (1.0, 0.0)

    def normed(dims: tuple, correction: int = 0, inside: float = eps, outside: float = 0.0) -> torch.Tensor:
        var = x.var(dims, correction=correction, keepdim=True)
        return (x - x.mean(dims, keepdim=True)) / ((var + inside).sqrt() + outside)

    every = (0, 2, 3)
    var = x.var(every, correction=0, keepdim=True)
    plain = normed(every)
    known = [
        (
            normed(every, 1) * scale + shift,
            "In training the batch's own variance divides by N, not by N - 1: correction=0.",
        ),
        (
            (x - x.mean(every, keepdim=True)) / (var + eps) * scale + shift,
            "It divides by the variance. The square root of it is wanted.",
        ),
        (
            normed(every, inside=0.0, outside=eps) * scale + shift,
            "eps is added to the standard deviation. It belongs to the variance, inside the root.",
        ),
        (normed(every, inside=1e-5) * scale + shift, "eps is always 1e-5, whatever was asked for."),
        (normed(every, inside=0.0) * scale + shift, "eps is missing."),
        (
            normed((1, 2, 3)) * scale + shift,
            "The mean is taken over each item's channels. It is for each channel, over the items and the places: (0, 2, 3).",
        ),
        (
            normed((2, 3)) * scale + shift,
            "Every item is normalised by itself. The mean is over the items of the batch too: (0, 2, 3).",
        ),
        (
            normed((0,)) * scale + shift,
            "Every place is normalised by itself. The mean is over the places too: (0, 2, 3).",
        ),
        (
            normed((0, 1, 2, 3)) * scale + shift,
            "All channels are normalised together. Each channel has its own mean and variance.",
        ),
        (
            x * scale + shift,
            "Nothing is normalised. In training the batch's own statistics are used: look at self.training in forward.",
        ),
        (
            x / (1 + eps) ** 0.5 * scale + shift,
            "In training the batch's own statistics are used, not the running ones.",
        ),
        (plain, "scale and shift make no difference."),
        (plain * scale, "The shift is missing."),
        (plain + shift, "The scale is missing."),
        ((plain + shift) * scale, "The shift comes after the scale."),
    ]
    mom = kwargs.get("mom", 0.1)
    moved = (x - mom * x.mean(every, keepdim=True)) / (
        (1 - mom) + mom * x.var(every, keepdim=True) + eps
    ).sqrt()
    known.append(
        (moved * scale + shift, "In training the batch's own statistics are used, not the running ones.")
    )
    return next(
        (says for wrong, says in known if close(y, wrong, **TOLERANCE)),
        "In training this is not (x - mean) / sqrt(var + eps) * scale + shift with the batch's own mean and variance of each channel.",
    )


def in_evaluation(plan: list[tuple], i: int, y: Any, affine: Any, kwargs: dict) -> str:
    """What is wrong with the result of pass i, in evaluation."""
    mom = kwargs.get("mom", 0.1)
    known = [
        (kwargs | {"correction": 0}, "The running variance is moved by a variance that divides by N. For it alone N - 1 is right: times N / (N - 1)."),
        (kwargs | {"mom": 1 - mom}, "The weights of old and new are swapped: mom is that of the new batch, 1 - mom that of what was."),
        (kwargs | {"mom": 0.0}, "The running statistics have not moved in training."),
        (kwargs | {"mom": 0.1}, "The running statistics move by 0.1, whatever mom was asked for."),
        (kwargs | {"moves_in_eval": True}, "Evaluation moves the running statistics. Only training does."),
        (kwargs | {"start": 0.0}, "The running variance starts at 0. It starts at 1."),
        (kwargs | {"mom": 1.0}, "Only the last batch counts. The running statistics keep 1 - mom of what they were."),
        (kwargs | {"eps": 1e-5}, "eps is always 1e-5, whatever was asked for."),
    ]  # fmt: skip
    for other, says in known:
        if close(y, truth(plan[: i + 1], affine, **other)[i], **TOLERANCE):
            return says
    if close(y, truth([(True, plan[i][1])], affine, **kwargs)[0], **TOLERANCE):
        return "In evaluation it still takes the batch's own statistics. There the running ones are used."
    no_training = not any(training for training, _ in plan[:i])
    if no_training:
        return "Before any training the running mean is 0 and the running variance 1."
    return "In evaluation the running statistics are used: each training pass has moved them to (1 - mom) * running + mom * batch's."


# ---------------------------------------------------------------- parameters and gradients


def parameters(names: Any, nf: int) -> dict:
    from reference import Module

    bn = names.BatchNorm(nf)
    bn.training = True
    before = [p.detach().clone().reshape(-1) for p in bn.parameters()]
    bn(torch.randn(4, nf, 3, 3))
    return {
        "module": isinstance(bn, Module),
        "before": before,
        "after": len(bn.parameters()),
    }


def judge_parameters(student: Any, nf: int) -> None:
    tried = f"bn = BatchNorm({nf})\nbn.parameters()"
    seen = attempt(student, parameters, nf, tried=tried, meanings=MEANINGS)
    expect(seen["module"], "BatchNorm is to be a Module of this chapter.", expected="a Module", got="none")
    expected = f"{nf} ones and {nf} zeros"
    got = ", ".join(
        f"{len(p)} times {p[0]:g}" if len(p) and (p == p[0]).all() else f"{len(p)} numbers"
        for p in seen["before"]
    )
    n = len(seen["before"])
    if n > 2:
        fail(
            "There are more than two parameters. Running statistics are not learned: keep them as plain tensors.",
            expected=expected,
            got=got,
        )
    expect(
        n == 2,
        "There are to be two parameters, scale and shift. A plain tensor is not registered: make each a Parameter.",
        expected=expected,
        got=got or "no parameters",
    )
    right = sorted(seen["before"], key=lambda p: p.sum().item() if len(p) else 0.0)
    expect(
        all(len(p) == nf for p in right) and bool((right[0] == 0).all() and (right[1] == 1).all()),
        "The scale is a one for each channel at first, and the shift a zero.",
        expected=expected,
        got=got,
    )
    expect(
        seen["after"] == 2,
        "A forward pass registers something: what becomes of the running statistics is a Parameter.",
        tried=tried.replace("bn.p", "bn(x)\nbn.p"),
        expected="2 parameters",
        got=f"{seen['after']} parameters",
    )


def gradients(names: Any, nf: int, affine: tuple, xs: list, weights: torch.Tensor, training: bool) -> list:
    """After each of the passes: the gradients of x, of the scale and of the shift."""
    bn = names.BatchNorm(nf)
    ps = {}
    for p in bn.parameters():
        which = 0 if bool((p.detach() == 1).all()) else 1
        ps[which] = p
        p.data.copy_(affine[which].reshape(p.shape))
    bn.training = training
    found = []
    for x in xs:
        x = x.clone().requires_grad_()
        (bn(x) * weights).sum().backward()
        row = [x.grad]
        for which in (0, 1):
            row.append(None if ps[which].grad is None else ps[which].grad.reshape(-1))
            ps[which].grad = None
        found.append(row)
    return found


def judge_gradients(
    student: Any, nf: int, affine: tuple, xs: Sequence, weights: torch.Tensor, training: bool
) -> None:
    tried = (
        f"bn = BatchNorm({nf})\nbn.training = {training}\n"
        + "(bn(x) * weights).sum().backward()" * 1
        + ("   # for one batch after another" if len(xs) > 1 else "")
    )
    got = attempt(student, gradients, nf, affine, list(xs), weights, training, tried=tried, meanings=MEANINGS)
    for x, row in zip(xs, got, strict=True):
        leaf, scale, shift = (o.double().requires_grad_() for o in (x, *affine))
        stats = (None, None) if training else (torch.zeros(nf).double(), torch.ones(nf).double())
        (F.batch_norm(leaf, *stats, scale, shift, training=training) * weights.double()).sum().backward()
        var = x.double().var((0, 2, 3), correction=0, keepdim=True)
        fixed = weights.double() * affine[0].double().reshape(-1, 1, 1) / (var + 1e-5).sqrt()
        cut = (
            fixed,
            "Mean and variance are cut off from the gradient. They depend on x in training, so detach only what moves the running ones.",
        )
        whats = ("x", "the scale", "the shift")
        for what, g, true in zip(whats, row, (leaf.grad, scale.grad, shift.grad), strict=True):
            expect_close(
                g,
                true,
                rtol=1e-3,
                atol=1e-4,
                why=f"The gradient of {what} is not that of F.batch_norm.",
                mistakes=[cut] if training and what == "x" else (),
            )


def untouched(names: Any, x: torch.Tensor) -> torch.Tensor:
    bn = names.BatchNorm(x.shape[1])
    bn.training = True
    mine = x.clone()
    bn(mine)
    return mine


def judge_untouched(student: Any, x: torch.Tensor) -> None:
    tried = "bn.training = True\nbn(x)\nx"
    got = attempt(student, untouched, x, tried=tried, meanings=MEANINGS)
    expect_close(
        got,
        x,
        rtol=0.0,
        atol=0.0,
        why="The batch itself has been changed: an operation in place, such as x -= mean.",
    )


def reached(names: Any, x: torch.Tensor) -> bool:
    """Whether a result in evaluation has a gradient for what was seen in training before."""
    bn = names.BatchNorm(x.shape[1])
    seen = x.clone().requires_grad_()
    bn.training = True
    bn(seen)
    bn.training = False
    bn(x.clone()).sum().backward()
    return seen.grad is not None


def judge_statistics_cut_off(student: Any, x: torch.Tensor) -> None:
    tried = "bn.training = True\nbn(x1)\nbn.training = False\nbn(x2).sum().backward()\nx1.grad"
    got = attempt(student, reached, x, tried=tried, meanings=MEANINGS)
    expect(
        not got,
        "The running statistics keep the graph of every batch that they have seen: memory runs full, and gradients reach back into "
        "batches long gone. Move them in torch.no_grad(), or with detach().",
        expected="None",
        got="a gradient",
    )
