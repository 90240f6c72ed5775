"""Shared by the checks of r02: the student's parameters, the gradients that reach them, and what is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import Student, expect, expect_close, fail


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


def judge_parameters(student: Student, nf: int) -> None:
    tried = f"bn = BatchNorm({nf})\nbn.parameters()"
    seen = student.observe(parameters, nf, tried=tried)
    expect(
        seen["module"],
        "BatchNorm has to be a subclass of this chapter's Module.",
        expected="a Module",
        got="none",
    )
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
        "Two parameters should be registered, scale and shift. Plain tensors are not, nor are the layers and Parameters of torch.nn: make each a "
        "Parameter of this chapter.",
        expected=expected,
        got=got or "no parameters",
    )
    right = sorted(seen["before"], key=lambda p: p.sum().item() if len(p) else 0.0)
    expect(
        all(len(p) == nf for p in right) and bool((right[0] == 0).all() and (right[1] == 1).all()),
        "At first the scale is one for each channel, and the shift is zero.",
        expected=expected,
        got=got,
    )
    expect(
        seen["after"] == 2,
        "A forward pass registers another parameter: the running statistics have become one. Keep them as plain tensors.",
        tried=tried.replace("bn.p", "bn(x)\nbn.p"),
        expected="2 parameters",
        got=f"{seen['after']} parameters",
    )


def gradients(names: Any, nf: int, affine: tuple, xs: list, weights: torch.Tensor, training: bool) -> list:
    """After each of the passes: the gradients of x, of the scale and of the shift."""
    bn = names.BatchNorm(nf)
    ps = {}
    for p in bn.parameters():
        at = 0 if bool((p.detach() == 1).all()) else 1
        ps[at] = p
        p.data.copy_(affine[at].reshape(p.shape))
    bn.training = training
    found = []
    for x in xs:
        x = x.clone().requires_grad_()
        (bn(x) * weights).sum().backward()
        row = [x.grad]
        for at in (0, 1):
            row.append(None if ps[at].grad is None else ps[at].grad.reshape(-1))
            ps[at].grad = None
        found.append(row)
    return found


def judge_gradients(
    student: Student, nf: int, affine: tuple, xs: Sequence, weights: torch.Tensor, training: bool
) -> None:
    tried = (
        f"bn = BatchNorm({nf})\nbn.training = {training}\n"
        + "(bn(x) * weights).sum().backward()"
        + ("   # for one batch after another" if len(xs) > 1 else "")
    )
    got = student.observe(gradients, nf, affine, list(xs), weights, training, tried=tried)
    for x, row in zip(xs, got, strict=True):
        leaf, scale, shift = (o.double().requires_grad_() for o in (x, *affine))
        mean, spread = (None, None) if training else (torch.zeros(nf).double(), torch.ones(nf).double())
        (
            F.batch_norm(leaf, mean, spread, scale, shift, training=training) * weights.double()
        ).sum().backward()
        var = x.double().var((0, 2, 3), correction=0, keepdim=True)
        fixed = weights.double() * affine[0].double().reshape(-1, 1, 1) / (var + 1e-5).sqrt()
        cut = (
            fixed,
            "Mean and variance are cut off from the gradient. In training they depend on x, so detach only what moves the running ones.",
        )
        whats = ("x", "the scale", "the shift")
        for what, g, true in zip(whats, row, (leaf.grad, scale.grad, shift.grad), strict=True):
            expect_close(
                g,
                true,
                rtol=1e-3,
                atol=1e-4,
                why=f"The gradient of {what} is not that of F.batch_norm. Is the mean or the variance detached, or computed under no_grad?"
                if training and what == "x"
                else f"The gradient of {what} is not that of F.batch_norm.",
                mistakes=[cut] if training and what == "x" else (),
            )


def untouched(names: Any, x: torch.Tensor) -> torch.Tensor:
    bn = names.BatchNorm(x.shape[1])
    bn.training = True
    mine = x.clone()
    bn(mine)
    return mine


def judge_untouched(student: Student, x: torch.Tensor) -> None:
    tried = "bn.training = True\nbn(x)\nx"
    got = student.observe(untouched, x, tried=tried)
    expect_close(
        got,
        x,
        rtol=0.0,
        atol=0.0,
        why="The batch itself has changed. Make a new tensor: x - mean, not x -= mean.",
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


def judge_statistics_cut_off(student: Student, x: torch.Tensor) -> None:
    tried = "bn.training = True\nbn(x1)\nbn.training = False\nbn(x2).sum().backward()\nx1.grad"
    got = student.observe(reached, x, tried=tried)
    expect(
        not got,
        "The running statistics hold on to the graph of every batch that they have seen, so memory fills up. Move them under "
        "torch.no_grad(), or with detach().",
        expected="None",
        got="a gradient",
    )


def two(names: Any, x: torch.Tensor) -> tuple:
    """What a new one gives in evaluation, before and after another has been trained. Each is asked once."""
    first, trained, second = (names.BatchNorm(x.shape[1]) for _ in range(3))
    first.training = second.training = False
    before = first(x.clone())
    trained.training = True
    trained(x.clone())
    return before, second(x.clone())


def judge_apart(student: Student, x: torch.Tensor) -> None:
    """Fail unless two of them keep statistics of their own."""
    nf = x.shape[1]
    tried = f"a, b = BatchNorm({nf}), BatchNorm({nf})\na.training = True\na(x)\nb(x)"
    before, after = student.observe(two, x, tried=tried)
    why = "What one BatchNorm sees in training changes another. Make the running statistics in __init__, as attributes of self."
    expect_close(after, before, why=why)
