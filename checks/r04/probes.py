"""Shared by the checks of r04: a few steps of the student's optimizer, and of torch's."""

from __future__ import annotations

from typing import Any

import torch
from torch.optim.sgd import sgd

from autograder.checking import Student, expect, expect_close, fail, short, which

MEANINGS = {
    "leaf Variable": "The update is recorded for backward. Do it under torch.no_grad().",
    "in-place operation": "The update is recorded for backward. Do it under torch.no_grad().",
    "has no attribute 'zero_'": "p = p - ... makes a new tensor, which has no gradient, and leaves the parameter as it is. Change the "
    "parameter in place: p -= ...",
    "'Parameter' object has no attribute": "At a parameter's first gradient it has no such attribute yet. Keep the buffers in the optimizer, one for "
    "each parameter, in a list or a dict.",
    "must match the size of tensor": "The parameters have different shapes. Keep a buffer for each parameter, not one for all of them.",
    "zeros_like()": "params holds many tensors. Make a buffer for each: [torch.zeros_like(p) for p in params].",
    "no attribute 'lr'": "Keep the rate as self.lr: callbacks change it between steps.",
    "'NoneType'": "Something is None here. At a parameter's first gradient it may have no buffer yet: v becomes d then.",
}
NO_GRADIENT = {
    "'NoneType'": "p.grad is None for a parameter without a gradient. Skip such a parameter: if p.grad is None: continue"
}

Steps = list[tuple]  # (rate to set or None, the gradient of each parameter or None)


def walk(names: Any, values: list, dtype: str, lr: float, kwargs: dict, steps: Steps, once: bool) -> dict:
    """The parameters after each step, and what is left of their gradients."""
    import torch

    from reference import Parameter

    kind = getattr(torch, dtype)
    params = [Parameter(torch.tensor(v, dtype=kind)) for v in values]
    opt = names.MomentumSGD((p for p in params) if once else params, lr, **kwargs)
    rate = opt.lr
    seen, left = [], []
    for new_lr, grads in steps:
        if new_lr is not None:
            opt.lr = new_lr
        for p, g in zip(params, grads, strict=True):
            p.grad = None if g is None else torch.tensor(g, dtype=kind)
        opt.step()
        seen.append([p.detach().clone() for p in params])
        left.append([None if p.grad is None else p.grad.detach().clone() for p in params])
    leaves = all(p.is_leaf and p.requires_grad for p in params)
    return {"seen": seen, "left": left, "lr": rate, "leaves": leaves}


class TorchSGD:
    """torch.optim.SGD's own computation. The class itself takes seconds to import what a few steps do not need."""

    def __init__(self, params: list, wd: float, mom: float):
        self.params, self.wd, self.mom = params, wd, mom
        self.buffers: list = [None] * len(params)

    @torch.no_grad()
    def step(self, grads: list, lr: float) -> None:
        for i, (p, g) in enumerate(zip(self.params, grads, strict=True)):
            if g is not None:
                buffer = [self.buffers[i]]
                sgd(
                    [p],
                    [g],
                    buffer,
                    lr=lr,
                    weight_decay=self.wd,
                    momentum=self.mom,
                    dampening=0.0,
                    nesterov=False,
                    maximize=False,
                    foreach=False,
                )
                (self.buffers[i],) = buffer


def truth(values: list, lr: float, wd: float, mom: float, steps: Steps) -> list:
    """The parameters after each step of torch.optim.SGD, in float64."""
    params = [torch.tensor(v, dtype=torch.float64) for v in values]
    opt = TorchSGD(params, wd, mom)
    seen = []
    for new_lr, grads in steps:
        lr = lr if new_lr is None else new_lr
        opt.step([None if g is None else torch.tensor(g, dtype=torch.float64) for g in grads], lr)
        seen.append([p.clone() for p in params])
    return seen


MISTAKES = {
    "no momentum": "There is no momentum: each step uses its own gradient only. Do you keep the buffer from step to step? (A buffer that "
    "is p.grad itself, not a copy, is emptied by p.grad.zero_().)",
    "emptied": "After a parameter's first step its buffer has been emptied. Is it p.grad itself, which p.grad.zero_() empties? Keep a copy: "
    "d = p.grad.clone().",
    "average": "The new gradient is scaled by 1 - mom, which makes the buffer an average. Here it is added in full: v = mom * v + d.",
    "later average": "The new gradient is scaled by 1 - mom from the second step on, which makes the buffer an average. Here it is added "
    "in full: v = mom * v + d.",
    "both fade": "The new gradient is scaled by mom too. Only the old buffer is: v = mom * v + d.",
    "no rate": "The step leaves out the rate: p -= lr * v.",
    "rate inside": "The rate is in the buffer, so old gradients keep the rate of their time. Keep v free of it: p -= lr * v.",
    "decoupled": "The weight decay goes past the buffer. It is part of d, which is added to the buffer: d = g + wd * p.",
    "no decay": "The weight decay is missing: d = g + wd * p.",
    "decay up": "The weight decay has the wrong sign, so parameters grow: d = g + wd * p.",
    "scaled decay": "The weight decay is not scaled by the rate. It is part of d = g + wd * p, and the rate scales all of that.",
    "nesterov": "This looks ahead, as Nesterov's momentum does (a step along d + mom * v). Here the step is along v itself.",
    "late": "The step uses the buffer of the step before. Update v first, then p.",
    "first rate": "Every step uses the rate of the beginning. Callbacks change opt.lr: read self.lr in every step.",
    "coasting": "A parameter without a gradient has moved. Skip it, and its buffer too.",
    "fading": "A buffer has changed in a step in which its parameter had no gradient. Skip such a parameter altogether.",
    "stops": "The step ends at the first parameter without a gradient. Skip that one alone: continue, not return or break.",
    "uphill": "The step goes uphill: it adds lr * v. Subtract it.",
    "zeros": "A gradient of zeros is a gradient: the buffer moves the parameter then, and so does weight decay. Skip a parameter only "
    "where p.grad is None.",
    "shared": "Two parameters of the same shape share one buffer. Each has its own: keep them by place in the list, or by id(p).",
    "no start": "A parameter's first step is too small: at its first gradient v becomes d, not (1 - mom) * d.",
}


def with_mistake(mistake: str, values: list, lr: float, wd: float, mom: float, steps: Steps) -> list:
    """What comes of a known mistake, in float64."""
    ps = [torch.tensor(v, dtype=torch.float64) for v in values]
    vs = [torch.zeros_like(p) for p in ps]
    n_steps = [0] * len(ps)
    seen = []
    for new_lr, grads in steps:
        if new_lr is not None and mistake != "first rate":
            lr = new_lr
        for i, g in enumerate(grads):
            p = ps[i]
            if g is None and mistake == "fading":
                vs[i] = mom * vs[i]
            if g is None and mistake == "stops":
                break
            if g is None and mistake != "coasting":
                continue
            g = torch.zeros_like(p) if g is None else torch.tensor(g, dtype=torch.float64)
            decay = {"no decay": 0.0, "decoupled": 0.0, "decay up": -wd, "scaled decay": wd / lr}.get(
                mistake, wd
            )
            if mistake == "zeros" and not g.any():
                continue
            d = g + decay * p
            same_shape = next(j for j, other in enumerate(ps) if other.shape == p.shape)
            at = same_shape if mistake == "shared" else i
            old = vs[at]
            if mistake == "emptied" and n_steps[i] == 1:
                old = torch.zeros_like(p)
            n_steps[i] += 1
            first = n_steps[i] == 1
            averaged = {"average": True, "no start": first, "later average": not first}
            scale = 1 - mom if averaged.get(mistake) else 1.0
            if mistake == "rate inside":
                vs[i] = mom * old + lr * d
                ps[i] = p - vs[i]
                continue
            vs[i] = vs[at] = d if mistake == "no momentum" else mom * old + scale * d
            if mistake == "both fade":
                vs[i] = mom * (old + d)
            along = {"nesterov": d + mom * vs[i], "late": old, "uphill": -vs[i]}.get(mistake, vs[i])
            ps[i] = (
                p
                - (1.0 if mistake == "no rate" else lr) * along
                - (lr * wd * p if mistake == "decoupled" else 0.0)
            )
        seen.append([p.clone() for p in ps])
    return seen


def code(values: list, lr: float, kwargs: dict, steps: Steps, once: bool = False) -> str:
    """The walk as code to paste."""
    ps = ["w", "b", "c"][: len(values)]
    lines = [f"{p} = Parameter(torch.tensor({v}))" for p, v in zip(ps, values, strict=True)]
    given = "".join(f", {key}={value:g}" for key, value in kwargs.items())
    params = f"(p for p in [{', '.join(ps)}])" if once else f"[{', '.join(ps)}]"
    lines.append(f"opt = MomentumSGD({params}, {lr:g}{given})")
    for new_lr, grads in steps:
        rate = "" if new_lr is None else f"opt.lr = {new_lr:g}; "
        sets = "; ".join(
            f"{p}.grad = {None if g is None else f'torch.tensor({g})'}"
            for p, g in zip(ps, grads, strict=True)
        )
        lines.append(f"{rate}{sets}; opt.step()")
    return "\n".join(lines)


def run_steps(
    student: Student,
    values: list,
    lr: float,
    kwargs: dict,
    steps: Steps,
    dtype: str = "float32",
    once: bool = False,
) -> dict:
    """What `walk` sees."""
    tried = code(values, lr, kwargs, steps, once)
    gaps = any(g is None for _, grads in steps for g in grads)
    return student.observe(
        walk, values, dtype, lr, kwargs, steps, once, tried=tried, meanings=NO_GRADIENT if gaps else {}
    )


def judge_steps(
    student: Student,
    values: list,
    lr: float,
    kwargs: dict,
    steps: Steps,
    dtype: str = "float32",
    once: bool = False,
) -> dict:
    """Fail unless the parameters after each step are those of torch.optim.SGD."""
    found = run_steps(student, values, lr, kwargs, steps, dtype, once)
    wd, mom = kwargs.get("wd", 0.0), kwargs.get("mom", 0.9)
    right = truth(values, lr, wd, mom, steps)
    setting = (values, lr, wd, mom, steps)
    mistakes = [(with_mistake(name, *setting), says) for name, says in MISTAKES.items()]
    mistakes.append((truth(values, lr, wd, 0.9, steps), "mom is ignored: this is a momentum of 0.9."))
    start = [torch.tensor(v, dtype=torch.float64) for v in values]
    still = which(
        (
            once,
            "The parameters have not moved. A generator can be read only once: keep list(params), and use that.",
        ),
        otherwise="The parameters have not moved. Two usual causes: p = p - ... makes a new tensor and leaves the parameter as it is "
        "(p -= ... changes it), or p.grad is zeroed before it is used.",
    )
    if all(close_to(now, start) for now in found["seen"]) and not close_to(right[0], start):
        fail(still, expected=listed(right), got=listed(found["seen"]))
    if once and all(all(map(torch.equal, now, found["seen"][0])) for now in found["seen"]):
        why = "Only the first step moves the parameters. A generator can be read only once: keep list(params), and use that."
        fail(why, expected=listed(right), got=listed(found["seen"]))
    for i, (now, true) in enumerate(zip(found["seen"], right, strict=True)):
        if not close_to(now, true):
            why = next((says for wrong, says in mistakes if all_close(found["seen"], wrong)), "")
            if not why and i:
                why = f"The parameters are right up to step {i}, and wrong after step {i + 1}. Work that step out by hand: v = mom * v + d, "
                why += "with the v of the last step that had a gradient."
            fail(
                why or "The first step is wrong already. It should be p - lr * d, with d = g + wd * p.",
                expected=listed(right),
                got=listed(found["seen"]),
            )
    expect(
        found["leaves"],
        "The parameters are part of a graph now, so they get no gradients any more. Change them in place, under torch.no_grad().",
    )
    expect_close(
        found["lr"],
        lr,
        why="Right after the optimizer is made, opt.lr should be the rate that it was given.",
        tried="opt.lr",
    )
    return found


def close_to(now: Any, true: list) -> bool:
    return len(now) == len(true) and all(
        isinstance(a, torch.Tensor)
        and a.shape == b.shape
        and torch.allclose(a.double(), b, rtol=1e-4, atol=2e-6)
        for a, b in zip(now, true, strict=True)
    )


def all_close(seen: list, wrong: list) -> bool:
    return all(close_to(now, then) for now, then in zip(seen, wrong, strict=True))


def listed(seen: list) -> str:
    """The parameters after each step, a line each."""
    return "\n".join(
        f"after step {i + 1}: " + ", ".join(short(p.tolist()) for p in ps) for i, ps in enumerate(seen)
    )


def judge_cleared(found: dict) -> None:
    """Fail unless every gradient is zero or None after each step."""
    for i, grads in enumerate(found["left"]):
        for g in grads:
            if g is not None and bool(g.abs().sum() != 0):
                fail(
                    "A gradient is left after the step, and the next backward pass adds to it. Clear it: p.grad.zero_() or p.grad = None.",
                    expected="zeros, or None",
                    got=f"after step {i + 1}: {short(g.tolist())}",
                )
