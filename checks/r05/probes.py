"""Shared by the checks of r05: fits with the student's callback, and the same steps on large batches."""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F

from autograder.checking import Student, close, fail, which

MEANINGS = {
    "no attribute 'opt'": "fit makes the optimizer after before_fit: self.opt is there from the first before_epoch on.",
    "no attribute 'lr'": "What stands in for the optimizer needs a rate, lr, as callbacks read and set it.",
    "no attribute 'zero_grad'": "The chapter's optimizer has no zero_grad. Clear each gradient: p.grad = None.",
    "AttributeError": "Neither the callback nor its learner has an attribute of that name. Do you set it before you use it? before_epoch comes "
    "before the first batch of every pass.",
    "RecursionError": "What stands in for opt.step calls itself. Keep the optimizer's own step, and replace it once in each fit: before_epoch "
    "comes in every epoch, and for validation too. And put back in after_fit what outlives a fit, such as learner.opt_func.",
    "'NoneType'": "Something is None here. A parameter may have no gradient yet, or none any more: p.grad is None then.",
}

MOM, WD = 0.8, 0.1


def fits(names: Any, plan: list[dict], same_learner: bool) -> list[dict]:
    """What each fit of `plan` went through: the weights before each batch and at the end, and the losses.

    All fits have one callback, and with `same_learner` one learner too.
    """
    from types import SimpleNamespace

    import torch

    from reference import SGD, Callback, toy_learner

    class Momentum(SGD):
        @torch.no_grad()
        def step(self) -> None:
            self.buffers = getattr(self, "buffers", {})
            for p in self.params:
                if p.grad is not None:
                    v = p.grad + 0.1 * p + 0.8 * self.buffers.get(id(p), 0.0)
                    self.buffers[id(p)] = v
                    p -= self.lr * v
                    p.grad.zero_()

    class Watch(Callback):
        def start(self, rates: list) -> None:
            self.rates, self.seen = list(rates), SimpleNamespace(training=[], validating=[], losses=[])

        def before_batch(self) -> None:
            weights = torch.cat([p.detach().flatten().clone() for p in self.model.parameters()])
            (self.seen.training if self.model.training else self.seen.validating).append(weights)
            if self.model.training and self.rates:
                self.opt.lr = self.rates.pop(0)

        def after_batch(self) -> None:
            self.seen.losses.append(self.loss.item())

    found = []
    watch, learner = Watch(), None
    cb = names.GradientAccumulation(plan[0]["n_batches"])
    for fit in plan:
        if learner is None or not same_learner:
            learner = toy_learner([cb, watch], lr=0.2, batch_sizes=fit["sizes"], seed=fit["seed"])
            if fit["momentum"]:
                learner.opt_func = Momentum
        watch.start(fit["rates"])
        learner.fit(fit["n_epochs"])
        end = torch.cat([p.detach().flatten().clone() for p in learner.model.parameters()])
        found.append({**vars(watch.seen), "end": end})
    return found


def simulate(plan: list[dict], same_learner: bool, mistake: str = "") -> list[dict]:
    """What the fits of `plan` go through when all is right, or with a known mistake, in float64."""
    from reference import toy_learner

    found: list[dict] = []
    for k, fit in enumerate(plan):
        if not found or not same_learner:
            learner = toy_learner(batch_sizes=fit["sizes"], seed=fit["seed"])
            w, b = (p.detach().double().requires_grad_() for p in learner.model.parameters())
        mom, wd = (MOM, WD) if fit["momentum"] else (0.0, 0.0)
        buffers = [torch.zeros_like(p) for p in (w, b)]
        n, batches = fit["n_batches"], list(learner.dls.train)
        if mistake == "once wrapped twice":
            n = n ** (k + 1)
        seen: dict = {"training": [], "validating": [], "losses": []}
        rates, lr = list(fit["rates"]), 0.2
        group: list = []
        for epoch in range(fit["n_epochs"]):
            if mistake == "wrapped every epoch":
                n = fit["n_batches"] ** (epoch + 1)
            if mistake != "carried":
                group = []
            for num, (x, y) in enumerate(batches):
                seen["training"].append(flat(w, b))
                loss = F.cross_entropy(x.double() @ w.t() + b, y)
                seen["losses"].append(loss.item())
                group.append((len(y), torch.autograd.grad(loss, [w, b])))
                if rates and mistake != "first rate":
                    lr = rates.pop(0)
                last = num + 1 == len(batches) and mistake not in ("dropped", "carried")
                if len(group) < n and not last and mistake != "every batch":
                    continue
                weights = weights_of([m for m, _ in group], n, mistake)
                with torch.no_grad():
                    for i, p in enumerate((w, b)):
                        g = sum(share * grads[i] for share, (_, grads) in zip(weights, group, strict=True))
                        buffers[i] = mom * buffers[i] + g + wd * p
                        p -= lr * buffers[i]
                group = []
            for x, y in learner.dls.valid:
                seen["validating"].append(flat(w, b))
                seen["losses"].append(F.cross_entropy(x.double() @ w.t() + b, y).item())
        found.append({**seen, "end": flat(w, b)})
    return found


def weights_of(sizes: list[int], n: int, mistake: str) -> list[float]:
    """What each batch's gradient is multiplied with."""
    if mistake == "mean of means":
        return [1 / len(sizes)] * len(sizes)
    if mistake == "sum":
        return [1.0] * len(sizes)
    if mistake == "always n":
        return [1 / n] * len(sizes)
    if mistake == "twice":
        return [sum(sizes[i:]) / sum(sizes) for i in range(len(sizes))]
    if mistake == "undivided":
        return [float(m) for m in sizes]
    if mistake == "last only":
        return [0.0] * (len(sizes) - 1) + [1.0]
    if mistake == "last only, scaled":
        return [0.0] * (len(sizes) - 1) + [1 / n]
    return [m / sum(sizes) for m in sizes]


def flat(*ps: torch.Tensor) -> torch.Tensor:
    return torch.cat([p.detach().flatten().clone() for p in ps])


MISTAKES = {
    "every batch": "The optimizer steps after every batch, as without the callback. Put something in the place of opt.step, once there is an opt.",
    "mean of means": "Each batch counts the same here, whatever its size. In one large batch each item counts the same: multiply a batch's "
    "gradient by its number of items, and divide the sum by the group's.",
    "sum": "The gradients of a group are added up. One large batch's loss is a mean, so its gradient is their mean.",
    "always n": "A gradient is always divided by n_batches. The last group of a pass may have fewer batches, and batches differ in "
    "size: divide by what the group really has.",
    "undivided": "The gradients are multiplied by the sizes of their batches, but the sum is not divided by the number of items in the group.",
    "twice": "The gradients of earlier batches count again with each later one. Clear p.grad after you have added it to the sum: p.grad = None.",
    "dropped": "The batches left at the end of a pass are lost. They are a group too, and have their step before validation.",
    "carried": "A group goes on in the next epoch. What is left at the end of a pass has its step there, before validation.",
    "last only": "The step uses the gradient of the group's last batch only. The others are cleared before they can add up.",
    "last only, scaled": "The step uses the gradient of the group's last batch only. The others are cleared before they can add up.",
    "first rate": "The step uses the rate of the beginning. Callbacks set lr on what stands in for the optimizer: hand it on to the optimizer.",
    "wrapped every epoch": "Steps get rarer from epoch to epoch: your stand-in is wrapped again. Wrap the optimizer once in each fit, "
    "not in every epoch.",
    "once wrapped twice": "Steps get rarer from fit to fit: your stand-in is wrapped again. In after_fit, put back what you have "
    "changed.",
}


def judge(student: Student, *fits_planned: dict, same_learner: bool = True) -> None:
    """Fail unless the weights before every batch are those that steps on large batches give."""
    plan = [
        {
            "n_batches": 2,
            "sizes": (8, 8, 8, 8),
            "n_epochs": 1,
            "seed": 0,
            "rates": [],
            "momentum": False,
            **fit,
        }
        for fit in fits_planned
    ]
    found = observe(student, plan, same_learner)
    right = simulate(plan, same_learner)
    for i, (got, true) in enumerate(zip(found, right, strict=True)):
        if agrees(got, true):
            continue
        where = f"fit {i + 1} of {len(plan)}:\n" if len(plan) > 1 else ""
        why = next(
            (says for name, says in MISTAKES.items() if fits_all(found, simulate(plan, same_learner, name))),
            "",
        )
        if not why and any(torch.isnan(w).any() for w in [*got["training"], got["end"]]):
            why = "The weights become nan."
        fail(why or meaning(got, true, i), expected=where + told(true), got=where + told(got))


def observe(student: Student, plan: list[dict], same_learner: bool) -> list[dict]:
    lines = [f"cb = GradientAccumulation({plan[0]['n_batches']})"]
    for i, fit in enumerate(plan):
        if not i or not same_learner:
            seed = f", seed={fit['seed']}" if fit["seed"] else ""
            lines.append(f"learner = toy_learner(cbs=[cb], lr=0.2, batch_sizes={tuple(fit['sizes'])}{seed})")
            if fit["momentum"]:
                lines.append("learner.opt_func = ...   # an optimizer with momentum and weight decay")
        comment = (
            "   # with a callback that sets learner.opt.lr before every training batch"
            if fit["rates"]
            else ""
        )
        lines.append(f"learner.fit({fit['n_epochs']}){comment}")
    return student.observe(fits, plan, same_learner, tried="\n".join([*lines, "learner.model.w"]))


def agrees(got: dict, true: dict) -> bool:
    return all(
        len(got[key]) == len(true[key]) and all(alike(a, b) for a, b in zip(got[key], true[key], strict=True))
        for key in ("training", "validating")
    ) and alike(got["end"], true["end"])


def alike(a: Any, b: torch.Tensor) -> bool:
    return close(a, b, 1e-3, 2e-5)


def fits_all(found: list[dict], wrong: list[dict]) -> bool:
    return all(agrees(a, b) for a, b in zip(found, wrong, strict=True))


def steps_of(seen: dict) -> list[int]:
    """After which training batches of the fit the weights were new, counted from 1."""
    weights = [*seen["training"], seen["end"]]
    return [i + 1 for i in range(len(weights) - 1) if not close(weights[i + 1], weights[i], 0, 1e-7)]


def meaning(got: dict, true: dict, i: int) -> str:
    if len(got["training"]) != len(true["training"]) or len(got["validating"]) != len(true["validating"]):
        return "Some batches have no before_batch, or more than one. Each should have one, as without the callback."
    mine, right = steps_of(got), steps_of(true)
    if not mine:
        return (
            "The weights have not changed at all. Either the optimizer's own step is never called, or the gradients are zero by then (a sum that is p.grad itself, and no "
            "copy, is cleared with it)."
        )
    if mine != right:
        if len(mine) == len(got["training"]):
            return which(
                (
                    i,
                    "This fit steps after every batch. Each fit makes a new optimizer, so put your stand-in in its place in each fit.",
                ),
                otherwise="The optimizer steps after every batch. Even with gradients of zero, momentum and weight decay move the weights: call "
                "its step only at the end of a group.",
            )
        again = " Is something left over from the fit before?" if i else ""
        return (
            f"The weights change after training batches {mine}. They should change after {right}: after every n_batches batches of a "
            f"pass, and after its last.{again}"
        )
    if not alike(got["training"][0], true["training"][0]):
        return "The weights were changed before the first batch."
    if not all(alike(a, b) for a, b in zip(got["validating"], true["validating"], strict=True)) and all(
        alike(a, b) for a, b in zip(got["training"], true["training"], strict=True)
    ):
        return "The weights differ in validation: the last step of a pass comes before it, and validation takes none."
    return (
        "The steps come at the right time, but are not those of one large batch. In p.grad the optimizer should find the sum "
        "of items times gradient over the group, divided by the group's items, and nothing of other groups. The optimizer's own step does the rest."
    )


def told(seen: dict) -> str:
    """The weights in short: the first of them at each batch, and all at the end."""
    first = [round(float(w[0]), 4) for w in seen["training"]]
    end = ", ".join(f"{v:.4f}" for v in seen["end"].tolist())
    return f"model.w[0, 0] before each training batch: {first}\nall weights at the end: {end}"


def judge_losses(student: Student, **fit: Any) -> None:
    """Fail unless the losses that other callbacks see are the batches' own."""
    plan = [{"n_batches": 2, "n_epochs": 1, "seed": 0, "rates": [], "momentum": False, **fit}]
    (got,) = observe(student, plan, True)
    (true,) = simulate(plan, True)
    if not close(got["losses"], true["losses"], 1e-3, 1e-5):
        n = len(true["training"])
        why = "self.loss is not the batch's own mean loss in after_batch."
        if steps_of(got) == steps_of(true):
            why += " If you scale the loss for backward, put it right before other callbacks look at it."
        else:
            why += " The steps are not right yet either: look at them first."
        shown = [", ".join(f"{v:.4f}" for v in seen["losses"][:n]) for seen in (true, got)]
        fail(why, expected=f"in training: {shown[0]}", got=f"in training: {shown[1]}")
