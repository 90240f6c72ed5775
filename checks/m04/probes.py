"""Shared by the checks of m04: a few steps of the student's SGD, held against the formula in float64."""

from __future__ import annotations

from typing import Any

import torch

from autograder.checking import expect, expect_close, expect_equal, fail, short
from checks.shared.modules import attempt

Steps = list[tuple]
"""For each step: a rate to set before it or None, and the gradient of each parameter or None."""

MEANINGS = {
    "leaf Variable": "The update is recorded for backward, which torch does not allow in place. Do it under torch.no_grad().",
    "in-place operation": "The update is recorded for backward, which torch does not allow in place. Do it under torch.no_grad().",
    "does not require grad": "A parameter no longer requires gradients after a step, so it never learns again.",
    "NoneType": "A parameter may have no gradient: p.grad is None. Skip such a parameter.",
    "no attribute 'lr'": "Keep the rate as self.lr: callbacks change opt.lr between steps.",
    "missing 1 required positional argument: 'wd'": "wd is 0 unless it is given: wd=0. in __init__.",
}


def walk(names: Any, values: list, lr: float, how: dict, steps: Steps, generator: bool) -> dict:
    """The parameters after each step, what is left of their gradients, and whether anything was recorded."""
    from reference.modules import Parameter

    params = [Parameter(torch.tensor(v)) for v in values]
    opt = names.SGD((p for p in params) if generator else params, lr, **how)
    seen: dict[str, Any] = {"after": [], "left": [], "lr": opt.lr}
    for rate, grads in steps:
        if rate is not None:
            opt.lr = rate
        for p, g in zip(params, grads, strict=True):
            if g is not None:  # through backward, as in training, where what is left adds up
                (p * torch.tensor(g)).sum().backward()
        opt.step()
        seen["after"].append([p.detach().clone() for p in params])
        seen["left"].append([None if p.grad is None else p.grad.detach().clone() for p in params])
    seen["leaf"] = all(p.is_leaf for p in params)
    seen["requires"] = all(p.requires_grad for p in params)
    seen["recorded"] = any(p.grad is not None and p.grad.grad_fn is not None for p in params)
    return seen


def truth(values: list, lr: float, wd: float, steps: Steps, mistake: str = "") -> list:
    """The parameters after each step, in float64, or what a known mistake makes of them."""
    ps = [torch.tensor(v, dtype=torch.float64) for v in values]
    piled: list = [None] * len(ps)
    seen = []
    for rate, grads in steps:
        if rate is not None and mistake != "first rate":
            lr = rate
        for i, given in enumerate(grads):
            if mistake == "first only" and i:
                continue
            if given is None:
                if mistake == "stops":
                    break
                if mistake == "decays all":
                    ps[i] = ps[i] - lr * wd * ps[i]
                continue
            g = torch.tensor(given, dtype=torch.float64)
            stays = mistake == "piles up" or (mistake == "clears the last" and i < len(ps) - 1)
            if stays and piled[i] is not None:
                g = g + piled[i]
            piled[i] = g
            p = ps[i]
            ps[i] = {
                "uphill": p + lr * (g + wd * p),
                "decay after": (p - lr * g) - lr * wd * (p - lr * g),
                "decay up": p - lr * (g - wd * p),
                "no decay": p - lr * g,
                "decay of the gradient": p - lr * (g + wd * g),
                "no rate for decay": p - lr * g - wd * p,
                "no rate": p - (g + wd * p),
                "sign": p - lr * (g.sign() + wd * p),
            }.get(mistake, p - lr * (g + wd * p))
        seen.append([p.clone() for p in ps])
    return seen


MISTAKES = {
    "uphill": "The step goes uphill: it has the wrong sign. A parameter loses lr times its gradient.",
    "no decay": "The weight decay is missing: wd times the parameter is added to the gradient.",
    "decay of the gradient": "wd multiplies the gradient. It multiplies the parameter itself: lr * (grad + wd * p).",
    "decay after": "The decay acts on the parameter as it is after the step. The formula takes gradient and parameter from before the step.",
    "decay up": "The decay makes parameters larger: it has the wrong sign.",
    "no rate for decay": "The decay goes without the rate. lr multiplies the gradient and the decay: lr * (grad + wd * p).",
    "no rate": "The rate is missing: a step is lr times (grad + wd * p).",
    "first rate": "The rate of the beginning is used throughout. Callbacks change opt.lr: read self.lr in every step.",
    "piles up": "A gradient from an earlier step is still there, and the new one was added to it. Clear it after the step.",
    "clears the last": "Only the last parameter's gradient is cleared. Is the line that clears it inside the loop?",
    "stops": "The first parameter without a gradient ends the step, and those after it do not move. Skip that one alone: continue, not "
    "return or break.",
    "decays all": "A parameter without a gradient has moved. Leave it as it is.",
    "first only": "Only the first parameter has moved. Each one that has a gradient takes a step.",
    "sign": "Only the sign of the gradient counts here. A step is as large as the gradient says.",
}


def code(values: list, lr: float, how: dict, steps: Steps, generator: bool) -> str:
    """The walk as code to paste."""
    ps = ["w", "b", "c"][: len(values)]
    lines = [f"{p} = Parameter(torch.tensor({v}))" for p, v in zip(ps, values, strict=True)]
    listed = f"(p for p in [{', '.join(ps)}])" if generator else f"[{', '.join(ps)}]"
    given = "".join(f", {key}={value:g}" for key, value in how.items())
    lines.append(f"opt = SGD({listed}, {lr:g}{given})")
    for rate, grads in steps:
        new = "" if rate is None else f"opt.lr = {rate:g}; "
        sets = [
            f"({p} * torch.tensor({g})).sum().backward()"
            for p, g in zip(ps, grads, strict=True)
            if g is not None
        ]
        lines.append(f"{new}{'; '.join([*sets, 'opt.step()'])}")
    return "\n".join(lines)


def judge_steps(
    student: Any,
    values: list,
    lr: float,
    how: dict,
    steps: Steps,
    *,
    generator: bool = False,
    clears: bool = False,
) -> dict:
    """Fail unless the parameters after each step are right. `clears`: also unless no gradient is left."""
    tried = code(values, lr, how, steps, generator)
    seen = attempt(student, walk, values, lr, how, steps, generator, tried=tried, meanings=MEANINGS)
    wd = how.get("wd", 0.0)
    right, got = truth(values, lr, wd, steps), seen["after"]
    if clears:
        left = [g for grads in seen["left"] for g in grads if g is not None]
        expect(
            all(bool((g == 0).all()) for g in left),
            "A gradient is left after the step, and the next backward() adds to it. Set p.grad to None, or to zeros.",
            tried=f"{tried}\nw.grad",
            expected="None, or zeros",
            got=short(next((g for g in left if bool((g != 0).any())), None)),
        )
    start = [[torch.tensor(v, dtype=torch.float64) for v in values]] * len(steps)
    if close_to(got, start) and not close_to(right, start):
        why = "The parameters have not moved. Change them in place, as p -= ... does: p = p - ... makes a new tensor that nobody else knows."
        if steps[0][1][0] is None:
            why = "The parameters have not moved, although one of them has a gradient. Skip the one that has none with continue: return and break leave out those after it too."
        if generator:
            why = "The parameters have not moved. A generator can be read only once: keep list(params)."
        fail(why, expected=listed(right), got=listed(got))
    if generator and len(got) > 1 and close_to(got[1:], [got[0]] * (len(got) - 1)):
        fail(
            "After the first step nothing moves any more. A generator can be read only once: keep list(params).",
            expected=listed(right),
            got=listed(got),
        )
    if not close_to(got, right):
        wrong = next(
            (says for name, says in MISTAKES.items() if close_to(got, truth(values, lr, wd, steps, name))), ""
        )
        step = next(i for i, (a, b) in enumerate(zip(got, right, strict=True)) if not close_to([a], [b]))
        where = (
            f"Step {step + 1} is the first that is wrong. Does it remember something of an earlier step?"
            if step
            else ""
        )
        fail(
            wrong or where or "Each parameter loses lr * (grad + wd * p).",
            expected=listed(right),
            got=listed(got),
        )
    expect_close(seen["lr"], lr, tried="opt.lr", why="opt.lr is the rate that the optimizer was made with.")
    return seen


def close_to(seen: list, wanted: list) -> bool:
    return all(
        isinstance(a, torch.Tensor)
        and a.shape == b.shape
        and torch.allclose(a.double(), b.double(), rtol=1e-4, atol=2e-6)
        for now, then in zip(seen, wanted, strict=True)
        for a, b in zip(now, then, strict=True)
    )


def listed(seen: list) -> str:
    """The parameters after each step, a line for each."""
    return "\n".join(
        f"after step {i + 1}: {', '.join(short(p.tolist()) for p in ps)}" for i, ps in enumerate(seen)
    )


def judge_recorded(student: Any, values: list, first: list, second: list) -> None:
    """Fail unless parameters are leaves that require gradients after steps with these gradients, and nothing was recorded."""
    steps: Steps = [(None, first), (None, second)]
    seen = judge_steps(student, values, 0.1, {}, steps)
    tried = code(values, 0.1, {}, steps, False)
    expect(
        seen["leaf"] and not seen["recorded"],
        "The step was recorded: a parameter is no leaf any more. Change it in place, under torch.no_grad().",
        tried=f"{tried}\nw.is_leaf",
        expected="True",
        got="False",
    )
    why = "A parameter no longer requires gradients after the step, so it never learns again."
    expect_equal(seen["requires"], True, tried=f"{tried}\nw.requires_grad", why=why)


def trained(names: Any, x: Any, y: Any, lrs: list[float], wd: float) -> dict:
    """A small model's parameters before and after some steps of real training."""
    from reference.layers import Linear

    layer = Linear(3, 2)
    before = [p.detach().clone() for p in (layer.w, layer.b)]
    opt = names.SGD(layer.parameters(), lrs[0], wd)
    losses = []
    for lr in lrs:
        opt.lr = lr
        loss = (layer(x) - y).square().mean()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    return {"before": before, "after": [p.detach().clone() for p in (layer.w, layer.b)], "losses": losses}


def judge_trained(student: Any, x: torch.Tensor, y: torch.Tensor, lrs: list[float], wd: float) -> None:
    """Fail unless a training with a rate for each step ends where the formula says."""
    tried = f"layer = Linear(3, 2)\nopt = SGD(layer.parameters(), {lrs[0]:g}, {wd:g})   # and {len(lrs)} steps, each with another opt.lr"
    seen = attempt(student, trained, x, y, lrs, wd, tried=tried, meanings=MEANINGS)
    w, b = (p.double() for p in seen["before"])
    losses = []
    for lr in lrs:
        w, b = w.requires_grad_(), b.requires_grad_()
        loss = (x.double() @ w.t() + b - y.double()).square().mean()
        losses.append(loss.item())
        grads = torch.autograd.grad(loss, [w, b])
        w, b = ((p - lr * (g + wd * p)).detach() for p, g in zip((w, b), grads, strict=True))
    why = "The losses of the training are not those that the formula gives."
    expect_close(seen["losses"], losses, rtol=1e-3, atol=1e-5, why=why)
    expect_close(
        seen["after"], [w, b], rtol=1e-3, atol=1e-5, why="The training does not end where the formula says."
    )
