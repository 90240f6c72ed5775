"""Shared by the checks of m05: fits of a linear model that are watched, and may be ended from inside.

The reference's own Learner is taken away while m05 is graded, so nothing here uses it.
"""

from __future__ import annotations

import math
import random
from typing import Any

import torch

from autograder.checking import expect, expect_close, expect_equal, fail, short
from checks.shared.modules import attempt

EVENTS = ("before_fit", "before_epoch", "before_batch", "after_batch", "after_epoch", "after_fit")

Sizes = dict[str, list[int]]
"""How many items each batch has, in "train" and in "valid"."""

TOLD_APART = ((3, 2), (5, 2), (5, 3), (5, 4))
"""Numbers of batches for training and validation with which each way to take too few or too many gives another number of losses."""

MEANINGS = {
    "has no attribute 'before_": "A callback that has no method of an event's name is left alone: look it up with a default, getattr(cb, name, None).",
    "has no attribute 'after_": "A callback that has no method of an event's name is left alone: look it up with a default, getattr(cb, name, None).",
    "has no attribute 'learner'": "The callbacks are never given the learner. In __init__, set cb.learner = self for each of them.",
    "object has no attribute 'opt'": "The optimizer is not there. fit makes it, after before_fit, and keeps it in self.opt.",
    "RecursionError": "It looks for an attribute without end. __getattr__ looks at self.learner, which has to be there.",
    "no attribute 'zero_grad'": "The SGD here clears the gradients itself at the end of step(). Leave zero_grad() out.",
    "do not fit predictions": "loss_func takes the predictions first, and then the labels: loss_func(self.preds, yb).",
    "'float' object has no attribute": "self.loss stays the tensor that loss_func returned. A callback that wants a number calls .item() itself.",
    "one_epoch()": "one_epoch takes one argument, whether to train: self.one_epoch(True) and self.one_epoch(False).",
}


def draw_sizes(draw: random.Random, n_train: int = 0, n_valid: int = 0) -> Sizes:
    """Sizes of a few batches; unless they are given, two to six to train and another number to validate."""
    if not n_train:
        n_train, n_valid = draw.sample(range(2, 7), 2)
    return {
        name: [draw.randrange(3, 12) for _ in range(n)]
        for name, n in (("train", n_train), ("valid", n_valid))
    }


def points(sizes: list[int], seed: int) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Batches of points around three centres: x (n, 2) and y (n,)."""
    generator = torch.Generator().manual_seed(seed)
    centres = torch.tensor([[0.0, 1.5], [1.5, -1.0], [-1.5, -1.0]])
    batches = []
    for n in sizes:
        y = torch.randint(3, (n,), generator=generator)
        batches.append((centres[y] + torch.randn(n, 2, generator=generator), y))
    return batches


def start(seed: int) -> tuple[torch.Tensor, torch.Tensor]:
    """The weights (3, 2) and the bias (3,) that a fit starts from."""
    generator = torch.Generator().manual_seed(seed + 1)
    return torch.randn(3, 2, generator=generator), torch.randn(3, generator=generator)


def parts(seed: int, sizes: Sizes) -> tuple[Any, Any, Any]:
    """A model, loaders and a loss function. The reference's, so that only the Learner is the student's."""
    from reference.layers import Linear
    from reference.learner import DataLoaders
    from reference.losses import cross_entropy

    model = Linear(2, 3)
    with torch.no_grad():
        for p, numbers in zip((model.w, model.b), start(seed), strict=True):
            p.copy_(numbers)
    return model, DataLoaders(points(sizes["train"], seed), points(sizes["valid"], seed + 2)), cross_entropy


def losses_of(seed: int, sizes: Sizes, rates: list[float], scale: float = 1.0) -> list[float]:
    """The loss of every batch, training and validation, in float64. `rates` has one for each epoch."""
    w, b = (p.double() for p in start(seed))
    train, valid = points(sizes["train"], seed), points(sizes["valid"], seed + 2)
    found = []
    for rate in rates:
        for x, y in train:
            w, b = w.requires_grad_(), b.requires_grad_()
            loss = torch.nn.functional.cross_entropy(scale * x.double() @ w.t() + b, y)
            found.append(loss.item())
            grads = torch.autograd.grad(loss, [w, b])
            w, b = ((p - rate * g).detach() for p, g in zip((w, b), grads, strict=True))
        for x, y in valid:
            found.append(torch.nn.functional.cross_entropy(scale * x.double() @ w.t() + b, y).item())
    return found


def fitted(names: Any, seed: int, sizes: Sizes, n_epochs: int, lr: float, scale: float, given: bool) -> list:
    """The loss of every batch. `scale`: a callback multiplies each batch's x by it. `given`: with opt_func."""
    from reference.optimizer import SGD

    found: list[float] = []

    class Scale:
        def before_batch(self) -> None:
            x, y = self.learner.batch  # type: ignore[attr-defined]
            self.learner.batch = scale * x, y  # type: ignore[attr-defined]

    class Losses:
        def after_batch(self) -> None:
            found.append(float(self.learner.loss.detach()))  # type: ignore[attr-defined]

    model, dls, loss_func = parts(seed, sizes)
    cbs = [Scale(), Losses()] if scale != 1 else [Losses()]
    how = {"opt_func": SGD} if given else {}
    names.Learner(model, dls, loss_func, lr, cbs, **how).fit(n_epochs)
    return found


def judge_losses(student: Any, n_epochs: int, lr: float, scale: float = 1.0, given: bool = False) -> None:
    """Fail unless each batch's loss is the one that the reference's Learner has. Weights and batches are drawn."""
    seed = student.random.randrange(10_000)
    sizes = draw_sizes(student.random, *student.random.choice(TOLD_APART))
    how = ", opt_func=SGD" if given else ""
    tried = f"learn = Learner(model, dls, cross_entropy, {lr:g}, cbs{how})\nlearn.fit({n_epochs})   # and learn.loss after each batch"
    if scale != 1:
        tried += f", where a callback's before_batch multiplies xb by {scale:g}"
    got = attempt(student, fitted, seed, sizes, n_epochs, lr, scale, given, tried=tried, meanings=MEANINGS)
    right = losses_of(seed, sizes, [lr] * n_epochs, scale)
    per_epoch = sum(map(len, sizes.values()))
    if len(got) != len(right):
        why = f"{n_epochs} epochs have {len(right)} batches, training and validation together."
        if len(got) % per_epoch == 0:
            why += " These are the batches of another number of epochs."
        elif len(got) == n_epochs * len(sizes["train"]) + len(sizes["valid"]):
            why = "Validation runs once only, after all epochs. Each epoch ends with it: self.one_epoch(False) belongs inside the loop."
        elif len(got) == n_epochs * 2 * len(sizes["train"]):
            why = "Validation runs over the training data. If train is false, one_epoch takes self.dls.valid."
        fail(why, expected=f"{len(right)} losses", got=f"{len(got)} losses")
    n = len(sizes["train"])
    why = "The losses are not those that the same weights and batches give in the reference's Learner."
    at = next(
        (i for i, (a, b) in enumerate(zip(got, right, strict=True)) if not math.isclose(a, b, rel_tol=1e-4)),
        None,
    )
    if at is not None:
        if at == 0:
            why = "The very first loss is wrong: is it loss_func(preds, yb), with the model's predictions?"
            if scale != 1:
                why = "The batch that a callback puts in the place of the old one is ignored. Read self.batch after before_batch."
        elif at % per_epoch >= n:
            why = f"Training is right up to the first validation, in which losses differ ({short(got[at])} and not {short(right[at])})."
            if at % per_epoch > n:
                why = "The model changes during validation. backward() and a step of the optimizer are for training only: if self.model.training."
        elif at >= per_epoch:
            why = "The first epoch is right. After it the losses differ: does validation, or a new epoch, change the model or its gradients?"
        else:
            why = "The first loss is right, and a later one is not: each batch has one backward() and one step, in training only."
    expect_close(got, right, rtol=1e-4, why=why)


def optimizers(names: Any, sizes: Sizes, lr: float, n_fits: int) -> dict:
    """How the optimizer is made, where a callback changes the rate in before_fit, and the rate of every step."""
    model, dls, loss_func = parts(5, sizes)
    mine = [id(p) for p in model.parameters()]
    made: list[dict] = []
    events: list[str] = []
    used: list[int] = []

    class Opt:
        def __init__(self, params: Any, lr: Any) -> None:
            made.append({"mine": [id(p) for p in params] == mine, "lr": lr, "after": list(events)})
            self.lr, self.number = lr, len(made)

        def step(self) -> None:
            used.append(self.number)
            for p in model.parameters():
                p.grad = None

    class Rate:
        learner: Any

        def before_fit(self) -> None:
            events.append("before_fit")
            self.learner.lr = self.learner.lr / 2

        def before_epoch(self) -> None:
            events.append("before_epoch")

    learner = names.Learner(model, dls, loss_func, lr, [Rate()], opt_func=Opt)
    at_first = len(made)
    kept = []
    for _ in range(n_fits):
        learner.fit(2)
        kept.append(getattr(getattr(learner, "opt", None), "number", None))
    return {"made": made, "used": used, "at first": at_first, "kept": kept}


def judge_optimizer(student: Any) -> None:
    """Fail unless each fit makes one optimizer, with opt_func, after before_fit and with the rate of that time."""
    sizes, lr = draw_sizes(student.random), round(student.random.uniform(0.3, 0.9), 3)
    tried = f"learn = Learner(model, dls, loss_func, {lr:g}, [cb], opt_func=Opt)   # cb.before_fit halves learn.lr\nlearn.fit(2); learn.fit(2)"
    seen = attempt(student, optimizers, sizes, lr, 2, tried=tried, meanings=MEANINGS)
    made = seen["made"]
    expect(
        made,
        "opt_func is never called. The optimizer is opt_func(model.parameters(), lr).",
        expected="a call of Opt",
        got="none",
    )
    early = "The optimizer is made too early. A callback may change the learner's rate in before_fit: make it after that."
    expect(
        seen["at first"] == 0 and made[0]["after"],
        early,
        expected="made in fit, after before_fit",
        got="made before it",
    )
    expect(
        len(made) == 2 and made[0]["after"] == ["before_fit"],
        "Each fit makes one optimizer, before the first epoch. A new one in every epoch would forget what it has gathered.",
        expected="2 optimizers in two fits",
        got=f"{len(made)} optimizers, the first one after {', '.join(made[0]['after'])}",
    )
    expect_close([one["lr"] for one in made], [lr / 2, lr / 4], why=early)
    expect(
        all(one["mine"] for one in made),
        "The optimizer gets the model's parameters: opt_func(self.model.parameters(), self.lr).",
    )
    steps = 2 * len(sizes["train"])
    expect_equal(
        seen["used"],
        [1] * steps + [2] * steps,
        why="Each training batch takes one step of the optimizer, learn.opt.step(), and no other does.",
    )
    expect_equal(
        seen["kept"],
        [1, 2],
        why="The optimizer is kept as learn.opt, where callbacks change its rate.",
        tried=f"{tried}\nlearn.opt",
    )


def validated(names: Any, seed: int, sizes: Sizes, grads: list[torch.Tensor]) -> list:
    """Weights and gradients at the start and at the end of the validation pass, with these gradients put there before."""
    model, dls, loss_func = parts(seed, sizes)
    seen: list = []

    class Look:
        learner: Any

        def look(self) -> None:
            if not self.learner.model.training:
                found = [None if p.grad is None else p.grad.clone() for p in model.parameters()]
                seen.append([[p.detach().clone() for p in model.parameters()], found])

        def before_epoch(self) -> None:
            if not self.learner.model.training:
                for p, grad in zip(model.parameters(), grads, strict=True):
                    p.grad = grad.clone()
            self.look()

        after_epoch = look

    learner = names.Learner(model, dls, loss_func, 0.1, [Look()])
    learner.fit(1)
    return seen


def judge_validation(student: Any) -> None:
    """Fail unless validation leaves weights and gradients alone."""
    seed, sizes = student.random.randrange(10_000), draw_sizes(student.random)
    grads = list(start(student.random.randrange(10_000)))
    tried = "learn.fit(1)   # weights and gradients before validation, and after it"
    seen = attempt(student, validated, seed, sizes, grads, tried=tried, meanings=MEANINGS)
    expect(
        len(seen) == 2,
        "There is no validation with model.training set to False.",
        expected="one validation",
        got=f"{len(seen)} events",
    )
    (w1, _), (w2, after) = seen
    expect_close(
        w2, w1, why="The weights change in validation: backward() and the step belong to training only."
    )
    expect_close(
        after,
        grads,
        why="The gradients change in validation. They would go into the next training step: call backward() in training only.",
    )
