"""Shared by the checks of r06: a fit with the student's SAM, and the paper's steps in float64."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import Student, close, expect, expect_close, fail

MEANINGS = {
    "leaf Variable": "The way to w + e is recorded for backward. Move the parameters under torch.no_grad().",
    "in-place operation": "The way to w + e is recorded for backward. Move the parameters under torch.no_grad().",
    "does not require grad": "The second loss is computed under torch.no_grad(), so it has no gradient. Only moving the parameters belongs there.",
    "backward through the graph a second time": "learner.loss is the loss at w, and backward has run on it. Compute a new one at w + e: "
    "learner.loss_func(learner.model(xb), yb).",
    "no attribute 'zero_grad'": "The chapter has no zero_grad. Clear each gradient by itself: p.grad.zero_(), or p.grad = None.",
    "'method' object is not iterable": "parameters is a method here: learner.model.parameters(), with parentheses.",
    "has no attribute 'params'": "The parameters are learner.model.parameters().",
    "RecursionError": "learner.one_batch() calls step() again. Predict, compute the loss and call backward() yourself.",
    "'NoneType'": "p.grad is None for a parameter that the model does not use. Leave it alone.",
}

PLAN = {
    "rho": 0.5,
    "lr": 0.5,
    "n_epochs": 1,
    "sizes": (8, 8, 8),
    "seed": 0,
    "wd": 0.0,
    "mom": 0.0,
    "rates": [],
    "scale": 1.0,  # of the loss
    "shift": 0.0,  # that a callback adds to the points
    "weights": None,  # of a network of two layers, and a third that it does not use
}


def fit(names: Any, plan: dict) -> dict:
    """The weights after each training batch, and the losses and predictions that callbacks see."""
    import torch

    from reference import SGD, Callback, Module, Parameter, cross_entropy, toy_learner

    class Base(SGD):
        steps = 0

        @torch.no_grad()
        def step(self) -> None:
            self.steps += 1
            self.buffers = getattr(self, "buffers", {})
            for p in self.params:
                if p.grad is not None:
                    v = p.grad + plan["wd"] * p + plan["mom"] * self.buffers.get(id(p), 0.0)
                    self.buffers[id(p)] = v
                    p -= self.lr * v
                    p.grad.zero_()

    class Net(Module):
        def __init__(self, w1: Any, w2: Any, unused: Any) -> None:
            super().__init__()
            self.w1, self.w2 = Parameter(w1.clone()), Parameter(w2.clone())
            self.unused = Parameter(unused.clone())

        def forward(self, x: Any) -> Any:
            return torch.tanh(x @ self.w1.t()) @ self.w2.t()

    class Watch(Callback):
        def __init__(self) -> None:
            self.weights: list = []
            self.losses: list = []
            self.scores: list = []
            self.rates = list(plan["rates"])

        def before_batch(self) -> None:
            x, y = self.batch
            self.learner.batch = (x + plan["shift"], y)
            if self.model.training and self.rates:
                self.opt.lr = self.rates.pop(0)

        def after_batch(self) -> None:
            if self.model.training:
                now = torch.cat([p.detach().flatten().clone() for p in self.model.parameters()])
                self.weights.append(now)
            self.losses.append(self.loss.item())
            self.scores.append(self.preds.detach().flatten()[:3].clone())

    watch, made = Watch(), []
    learner = toy_learner([watch], lr=plan["lr"], batch_sizes=plan["sizes"], seed=plan["seed"])
    if plan["weights"]:
        learner.model = Net(*plan["weights"])
    learner.loss_func = lambda preds, yb: plan["scale"] * cross_entropy(preds, yb)

    def opt_func(params: Any, lr: float) -> Any:
        made.append(Base(params, lr))
        rho = {} if plan["rho"] is None else {"rho": plan["rho"]}
        return names.SAM(learner, made[0], **rho)

    learner.opt_func = opt_func
    learner.fit(plan["n_epochs"])
    end = torch.cat([p.detach().flatten().clone() for p in learner.model.parameters()])
    seen = {"weights": watch.weights, "losses": watch.losses, "scores": watch.scores}
    return {**seen, "end": end, "steps": made[0].steps}


def simulate(plan: dict, mistake: str = "") -> dict:
    """The same by the paper's formula, or with a known mistake."""
    from reference import toy_learner

    learner = toy_learner(batch_sizes=plan["sizes"], seed=plan["seed"])
    start = plan["weights"] or learner.model.parameters()
    ps = [p.detach().double().clone() for p in start]
    n = 2  # of them are used

    def predict(ws: list, x: torch.Tensor) -> torch.Tensor:
        x = x.double() + plan["shift"]
        return torch.tanh(x @ ws[0].t()) @ ws[1].t() if plan["weights"] else x @ ws[0].t() + ws[1]

    def gradient(ws: list, x: torch.Tensor, y: torch.Tensor) -> list:
        ws = [w.detach().requires_grad_() for w in ws[:n]]
        return list(torch.autograd.grad(plan["scale"] * F.cross_entropy(predict(ws, x), y), ws))

    rho = 0.05 if plan["rho"] is None or mistake == "default rho" else plan["rho"]
    lr, rates = plan["lr"], list(plan["rates"])
    buffers = [torch.zeros_like(p) for p in ps[:n]]
    seen: dict = {"weights": [], "losses": [], "scores": []}
    for _ in range(plan["n_epochs"]):
        for x, y in learner.dls.train:
            note(seen, plan, predict(ps, x), y)
            lr = rates.pop(0) if rates and mistake != "first rate" else lr
            g = gradient(ps, x, y)
            e = uphill(g, rho, lr, mistake, ps)
            there = [p + d for p, d in zip(ps, e, strict=False)]
            new = gradient(there, x, y)
            if mistake == "plain":
                new = g
            if mistake == "summed":
                new = [a + b for a, b in zip(g, new, strict=True)]
            for i in range(n):
                base = there[i] if mistake in ("not restored", "step there") else ps[i]
                if mistake == "other way back":
                    base = there[i] - uphill(new, rho, lr, "", ps)[i]
                elif mistake == "same scale back":
                    base = there[i] - rho * new[i] / torch.cat([o.flatten() for o in g]).norm()
                buffers[i] = plan["mom"] * buffers[i] + new[i] + plan["wd"] * base
                ps[i] = base - lr * buffers[i] - (e[i] if mistake == "step there" else 0.0)
            seen["weights"].append(torch.cat([p.flatten() for p in ps]))
        for x, y in learner.dls.valid:
            note(seen, plan, predict(ps, x), y)
    return {**seen, "end": torch.cat([p.flatten() for p in ps])}


def note(seen: dict, plan: dict, scores: torch.Tensor, y: torch.Tensor) -> None:
    seen["losses"].append(plan["scale"] * F.cross_entropy(scores, y).item())
    seen["scores"].append(scores.flatten()[:3])


def uphill(g: list, rho: float, lr: float, mistake: str, ps: list) -> list:
    """The way to the point whose gradient counts."""
    norm = torch.cat([o.flatten() for o in g]).norm()
    if norm == 0:
        return [torch.zeros_like(o) for o in g]
    if mistake == "each norm":
        return [rho * o / o.norm() for o in g]
    if mistake == "sum of norms":
        norm = sum(o.norm() for o in g)
    elif mistake == "norm of w":
        norm = torch.cat([o.flatten() for o in ps]).norm()
    elif mistake == "length of step":
        rho = lr
    elif mistake == "rho one":
        rho = 1.0
    elif mistake == "sign":
        return [rho * o.sign() for o in g]
    factor = {"no norm": rho, "squared": rho / norm**2, "downhill": -rho / norm}.get(mistake, rho / norm)
    return [factor * o for o in g]


BACK = "The way back to w is worked out from the second gradient, so it does not end at w. Keep e, or a copy of w, from before the second backward."
MISTAKES = {
    "plain": "The step uses the gradient at w, as the optimizer alone would. It needs the one of a second backward pass, at w + e. (p = p + e makes "
    "a new tensor and leaves the parameter at w: change it in place.)",
    "summed": "The step uses the sum of both gradients: backward adds to what is in p.grad. Clear it before the second backward.",
    "not restored": "The step starts at w + e. Put the parameters back to w before opt.step(). (A copy of w takes p.clone(): a list of the parameters "
    "themselves moves with them.)",
    "other way back": BACK,
    "same scale back": BACK,
    "step there": "opt steps while the parameters are at w + e, so it decays the wrong weights. Put them back to w before opt.step().",
    "each norm": "Each parameter's gradient is divided by its own norm. The norm is one number, that of all gradients together.",
    "sum of norms": "The norms of the gradients are added up. The norm of all together is the root of the sum of all squares.",
    "no norm": "The gradient is not divided by its norm, so the way uphill is not rho long.",
    "squared": "The gradient is divided by the square of its norm. Take the root.",
    "rho one": "rho is missing: the way uphill is 1 long.",
    "norm of w": "This divides by the norm of the parameters. Divide by the norm of their gradients.",
    "downhill": "The point lies downhill. Add e to w, towards a higher loss.",
    "sign": "This goes rho along the sign of each gradient. Go along the gradient itself, divided by its norm.",
    "length of step": "The way uphill is as long as the learning rate. It should be rho long.",
    "first rate": "Every step uses the rate of the beginning. Callbacks set lr on SAM, which has to hand it on to opt.",
    "default rho": "rho is ignored: this is a rho of 0.05.",
}


def observe(student: Student, more: dict) -> tuple[dict, dict]:
    """The plan, filled in, and what a fit with it went through."""
    plan = {**PLAN, **more}
    rho = "" if plan["rho"] is None else f", rho={plan['rho']:g}"
    seed = f", seed={plan['seed']}" if plan["seed"] else ""
    base = "SGD(params, lr)" if not (plan["wd"] or plan["mom"]) else "Base(params, lr)"
    lines = [f"learner = toy_learner(lr={plan['lr']:g}, batch_sizes={tuple(plan['sizes'])}{seed})"]
    if plan["weights"]:
        lines.append("learner.model = ...   # two layers, and a parameter that is not used")
    if plan["scale"] != 1.0:
        lines.append(f"learner.loss_func = lambda preds, yb: {plan['scale']:g} * cross_entropy(preds, yb)")
    lines.append(f"learner.opt_func = lambda params, lr: SAM(learner, {base}{rho})")
    if plan["wd"] or plan["mom"]:
        lines[-1] += f"   # Base has weight decay {plan['wd']:g} and momentum {plan['mom']:g}"
    lines.append(f"learner.fit({plan['n_epochs']})")
    if plan["rates"]:
        lines[-1] += "   # with a callback that sets learner.opt.lr"
    if plan["shift"]:
        lines[-1] += f"   # with a callback that adds {plan['shift']:g} to x in before_batch"
    lines.append("learner.model.parameters()")
    return plan, student.observe(fit, plan, tried="\n".join(lines))


def judge(student: Student, **more: Any) -> None:
    """Fail unless the weights after every training batch are those of the paper's formula."""
    plan, got = observe(student, more)
    right = simulate(plan)
    if fits(got, right):
        n = len(right["weights"])
        expect(
            got["steps"] == n,
            "Call opt.step() once in every step().",
            expected=f"{n} steps of opt",
            got=str(got["steps"]),
        )
        return
    why = ""
    if any(bool(torch.isnan(w).any()) for w in got["weights"]):
        why = "The weights become nan. Do you divide by a norm of zero?"
    why = why or next((says for name, says in MISTAKES.items() if fits(got, simulate(plan, name))), "")
    if not why and all(bool(torch.equal(w, got["weights"][0])) for w in got["weights"]):
        why = "The weights do not change from batch to batch. Do you call opt.step(), and is a gradient there by then?"
    if not why:
        why = (
            "The weights are not those of the paper's step. Check one part after the other: is e rho long, is the gradient that of w + e "
            "alone, and does opt step from w?"
        )
    fail(why, expected=told(right), got=told(got))


def fits(got: dict, right: dict) -> bool:
    pairs = zip([*got["weights"], got["end"]], [*right["weights"], right["end"]], strict=False)
    return len(got["weights"]) == len(right["weights"]) and all(close(a, b, 1e-3, 2e-5) for a, b in pairs)


def told(seen: dict) -> str:
    """The weights after the first and the last training batch."""
    if not seen["weights"]:
        return "nothing"
    first, last = (", ".join(f"{v:.4f}" for v in w.tolist()[:9]) for w in (seen["weights"][0], seen["end"]))
    return f"after the first batch: {first}\nat the end: {last}"


def judge_first_pass(student: Student, **more: Any) -> None:
    """Fail unless the loss and the predictions that callbacks see are those at w."""
    plan, got = observe(student, more)
    right = simulate(plan)
    expect(fits(got, right), "The weights are not right yet. Look at them first.")
    for key, what in (("losses", "learner.loss"), ("scores", "learner.preds")):
        if not all(close(a, b, 1e-3, 1e-4) for a, b in zip(got[key], right[key], strict=True)):
            fail(
                f"{what} is no longer that of the first pass. Keep what the second pass computes in variables of your own.",
                expected=brief(right[key]),
                got=brief(got[key]),
            )


def brief(values: list) -> str:
    flat = [v for o in values for v in (o.tolist() if isinstance(o, torch.Tensor) else [o])]
    return ", ".join(f"{v:.4f}" for v in flat[:6]) + ", ..."


def flat_fit(names: Any) -> list:
    """The weights before and after a fit whose loss is the same everywhere."""
    from reference import SGD, toy_learner

    learner = toy_learner()
    # Its gradient is 0 times the predictions: nan where a step uphill made those nan.
    learner.loss_func = lambda preds, yb: 0.0 * (preds**2).sum()
    learner.opt_func = lambda params, lr: names.SAM(learner, SGD(params, lr))
    start = [p.detach().clone() for p in learner.model.parameters()]
    learner.fit(1)
    return [start, [p.detach().clone() for p in learner.model.parameters()]]


def judge_flat(student: Student) -> None:
    """Fail unless nothing moves, and nothing becomes nan, where the loss is the same everywhere."""
    tried = (
        "learner = toy_learner()\nlearner.loss_func = lambda preds, yb: 0.0 * (preds**2).sum()\n"
        "learner.opt_func = lambda params, lr: SAM(learner, SGD(params, lr))\nlearner.fit(1)\nlearner.model.parameters()"
    )
    before, after = student.observe(flat_fit, tried=tried)
    expect_close(
        after,
        before,
        why="The parameters move though the loss is the same everywhere. Is the second loss that of learner.loss_func?",
        mistakes=[
            (
                lambda got: any(bool(torch.isnan(p).any()) for p in got),
                "All gradients are zero here, and so is their norm. Divide only if it is not zero, or add something tiny to it.",
            )
        ],
    )
