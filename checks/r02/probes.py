"""Shared by the checks of r02: passes through the student's BatchNorm, and through the one that it should be.

A plan is a list of (training, x). The student's scale and shift may have any names and shapes: they are told apart by how they start.
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import Student, close, expect_close

MEANINGS = {
    "call super().__init__() first": "Module.__init__ makes the list in which parameters are registered. Call super().__init__() first.",
    "no attribute 'params'": "Module.__init__ has not run. Call super().__init__() first, with both pairs of parentheses.",
    "no attribute 'register_buffer'": "This chapter's Module has no register_buffer. Keep the running statistics as plain tensors: "
    "self.mean = torch.zeros(nf, 1, 1).",
    "has no forward": "It has no forward. Module.__call__ runs the method of that name.",
    "backward through the graph a second time": "The running statistics still hold on to the graph of the batch before. Move them "
    "under torch.no_grad(), or with detach().",
    "a leaf Variable that requires grad": "Running statistics are not parameters. Make them plain tensors, and change them under "
    "torch.no_grad().",
    "modified by an inplace operation": "Something that the gradient needs was changed in place. Don't change the batch, and move the "
    "running statistics under torch.no_grad().",
    "must match the size of tensor": "Two shapes do not fit. Numbers for each channel need the shape (nf, 1, 1) to meet (n, nf, h, w), as "
    "keepdim=True leaves them.",
    "only Tensors of floating point": "A Parameter is made of a tensor of floats: Parameter(torch.ones(nf)).",
}

TOLERANCE: dict[str, Any] = {"rtol": 2e-4, "atol": 2e-5}


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
        known_mean, known_var = (None, None) if training else (mean, var)
        found.append(F.batch_norm(x, known_mean, known_var, scale, shift, training=training, eps=eps))
    return found


def judge(student: Student, nf: int, kwargs: dict, affine: Any, plan: list[tuple]) -> None:
    """Fail unless each pass of the plan has the result of F.batch_norm."""
    got = student.observe(passes, nf, kwargs, affine, plan, tried=code(nf, kwargs, plan))
    right = truth(plan, affine, **kwargs)
    for i, ((training, x), y, true) in enumerate(zip(plan, got, right, strict=True)):
        if close(y, true, **TOLERANCE):
            continue
        why = in_training(x, y, affine, kwargs) if training else in_evaluation(plan, i, y, affine, kwargs)
        expect_close(y, true, why=why, tried=code(nf, kwargs, plan[: i + 1]), **TOLERANCE)


def in_training(x: torch.Tensor, y: Any, affine: Any, kwargs: dict) -> str:
    """What is wrong with a result in training."""
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
            "This variance divides by N - 1, as x.var and x.std do of themselves. In training, divide by N: x.var(..., correction=0).",
        ),
        (
            (x - x.mean(every, keepdim=True)) / (var + eps) * scale + shift,
            "This divides by the variance. Divide by its square root.",
        ),
        (
            normed(every, inside=0.0, outside=eps) * scale + shift,
            "eps is added to the standard deviation. It belongs to the variance, inside the root.",
        ),
        (
            normed(every, inside=1e-5) * scale + shift,
            "eps is always 1e-5 here. Use the one that BatchNorm is made with.",
        ),
        (normed(every, inside=0.0) * scale + shift, "eps is missing: sqrt(var + eps)."),
        (
            normed((1, 2, 3)) * scale + shift,
            "Each item is normalised over its own channels. Each channel needs its own mean, over all items and places: dimensions (0, 2, 3).",
        ),
        (
            normed((2, 3)) * scale + shift,
            "Every item is normalised by itself. Take the mean over the items too: dimensions (0, 2, 3).",
        ),
        (
            normed((0,)) * scale + shift,
            "Every place is normalised by itself. Take the mean over the places too: dimensions (0, 2, 3).",
        ),
        (
            normed((0, 1, 2, 3)) * scale + shift,
            "All channels are normalised together. Each channel has its own mean and variance.",
        ),
        (
            x * scale + shift,
            "Nothing is normalised. In training, use the batch's own mean and variance: ask self.training in forward.",
        ),
        (
            x / (1 + eps) ** 0.5 * scale + shift,
            "In training, use the batch's own mean and variance, not the running ones.",
        ),
        (plain, "Scale and shift make no difference: multiply by the one, then add the other."),
        (plain * scale, "The shift is missing: add it after you multiply by the scale."),
        (plain + shift, "The scale is missing: multiply by it before you add the shift."),
        (
            (plain + shift) * scale,
            "The shift is added before the scale multiplies. Scale first, then add the shift.",
        ),
    ]
    mom = kwargs.get("mom", 0.1)
    moved = (x - mom * x.mean(every, keepdim=True)) / (
        (1 - mom) + mom * x.var(every, keepdim=True) + eps
    ).sqrt()
    known.append(
        (moved * scale + shift, "In training, use the batch's own mean and variance, not the running ones.")
    )
    return next(
        (says for wrong, says in known if close(y, wrong, **TOLERANCE)),
        "In training this is not (x - mean) / sqrt(var + eps) * scale + shift with the batch's own mean and variance of each channel.",
    )


def in_evaluation(plan: list[tuple], i: int, y: Any, affine: Any, kwargs: dict) -> str:
    """What is wrong with the result of pass i, in evaluation."""
    mom = kwargs.get("mom", 0.1)
    known = [
        (kwargs | {"correction": 0}, "The running variance moves towards a variance that divides by N. Here N - 1 is right: multiply by N / (N - 1)."),
        (kwargs | {"mom": 1 - mom}, "The weights of old and new are swapped: mom is the weight of the new batch."),
        (kwargs | {"mom": 0.0}, "The running statistics have not moved in training. Is what you compute put back into self?"),
        (kwargs | {"mom": 0.1}, "The weight of a new batch is always 0.1 here. Use the mom that BatchNorm is made with."),
        (kwargs | {"moves_in_eval": True}, "Evaluation moves the running statistics. Only training does."),
        (kwargs | {"start": 0.0}, "The running variance starts at 0. It starts at 1."),
        (kwargs | {"mom": 1.0}, "Only the last batch counts. The running statistics keep 1 - mom of what they were."),
        (kwargs | {"eps": 1e-5}, "eps is always 1e-5 here. Use the one that BatchNorm is made with."),
    ]  # fmt: skip
    for other, says in known:
        if close(y, truth(plan[: i + 1], affine, **other)[i], **TOLERANCE):
            return says
    if close(y, truth([(True, plan[i][1])], affine, **kwargs)[0], **TOLERANCE):
        return "In evaluation it still uses the batch's own mean and variance. Use the running ones there: ask self.training."
    no_training = not any(training for training, _ in plan[:i])
    if no_training:
        return "Before any training the running mean is 0, and the running variance is 1."
    return (
        "In evaluation this is not what the running statistics give. Each training pass moves them to (1 - mom) * running + mom * batch's: "
        "check the mean and the variance by hand after one pass."
    )
