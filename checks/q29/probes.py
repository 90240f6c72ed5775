"""Shared by the checks of q29: batches run through the student's one_batch, and what they should have done."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from autograder.checking import Student, close, describe_array, expect, fail, remembered, short, which

MEANINGS = {
    "zero_grad": "The chapter's optimizer has no zero_grad: its step zeroes the gradients when it has used them.",
    "does not require grad": "backward needs the graph. In training, predict without no_grad or detach, and call backward on the "
    "loss itself.",
    "name 'self'": "This is a function, not a method. What would be self in the chapter is the argument, learner.",
    "no attribute 'before_batch'": 'An event is called by its name: learner("before_batch").',
    "no attribute 'after_batch'": 'An event is called by its name: learner("after_batch").',
    "no attribute 'training'": "The model knows whether this pass trains: learner.model.training.",
    "no attribute 'forward'": "Call the model itself: learner.model(xb).",
    "'float' object has no attribute 'backward'": "backward belongs to the loss as a tensor. Take its number, if you need it, "
    "afterwards.",
    "no attribute 'xb'": "The batch is a pair: xb, yb = learner.batch.",
    "no attribute 'yb'": "The batch is a pair: xb, yb = learner.batch.",
    "targets of (": "loss_func takes the predictions first, then the targets: learner.loss_func(learner.preds, yb).",
    "'tuple' and 'Tensor'": "The batch is a pair: xb, yb = learner.batch. The model takes xb alone.",
    "'tuple' object": "The batch is a pair: xb, yb = learner.batch. The model takes xb alone.",
    "'NoneType' object is not callable": "Something that is None is called. The parts are learner.model, learner.loss_func and "
    "learner.opt.",
}


def run_batches(names: Any, steps: list[dict], settings: dict) -> list[dict]:
    """What each call of one_batch did. `steps` say, for each call: `training`, `n` items, a `seed` for them, whether
    a callback replaces the batch (`replaced`), and whether the weights have gradients before it (`grads`).

    `settings`: `model`, "linear" or "deep"; `loss`, "cross_entropy" or "gap"; `lr`.
    """
    import torch

    from reference import SGD, Callback, Linear, Sequential, cross_entropy, toy_learner

    def points(n: int, seed: int) -> tuple:
        generator = torch.Generator().manual_seed(seed)
        return torch.randn(n, 2, generator=generator), torch.randint(3, (n,), generator=generator)

    def gap(preds: Any, targets: Any) -> Any:
        return (preds - 2.0 * targets[:, None]).pow(2).mean()

    log: list[list] = []

    class Watch(Callback):
        def before_batch(self) -> None:
            log.append(["before_batch", optimizer.n_steps])
            if learner.replacing:
                xb, yb = self.batch
                learner.batch = (3.0 - 2.0 * xb, 2 - yb)

        def after_batch(self) -> None:
            log.append(["after_batch", optimizer.n_steps])

    class Watched(SGD):
        n_steps = 0

        def step(self) -> None:
            self.n_steps += 1
            self.used = [None if p.grad is None else p.grad.clone() for p in self.params]
            super().step()

    calls: list[int] = []

    def count(result: Any, args: Any) -> None:
        calls.append(len(args))

    def copies(values: Any) -> list:
        return [v.detach().clone() if isinstance(v, torch.Tensor) else v for v in values]

    learner: Any = toy_learner(cbs=[Watch()], lr=settings["lr"], seed=settings["seed"])
    if settings["model"] == "deep":
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(settings["seed"])
            learner.model = Sequential(Linear(2, 5), Linear(5, 3))
    learner.loss_func = {"cross_entropy": cross_entropy, "gap": gap}[settings["loss"]]
    ps = learner.model.parameters()
    Watched.__name__ = "SGD"  # as the student knows it
    optimizer = learner.opt = Watched(ps, learner.lr)
    learner.model.hook = count
    seen = []
    for step in steps:
        learner.model.training = step["training"]
        learner.replacing = step["replaced"]
        learner.batch = points(step["n"], step["seed"])
        learner.preds = learner.loss = None
        if step["grads"]:
            for p in ps:
                p.grad = torch.full_like(p, 0.5)
        before, grads_before = copies(ps), copies(p.grad for p in ps)
        log.clear()
        calls.clear()
        optimizer.n_steps, optimizer.used = 0, []
        names.one_batch(learner)
        preds, loss = copies([learner.preds, learner.loss])
        seen.append(
            {
                "preds": preds,
                "loss": loss,
                "events": [list(event) for event in log],
                "n_steps": optimizer.n_steps,
                "calls": len(calls),
                "used": optimizer.used,
                "before": before,
                "weights": copies(ps),
                "grads before": grads_before,
                "grads": copies(p.grad for p in ps),
            }
        )
    return seen


@remembered
def right_batches(steps: list[dict], settings: dict) -> list[dict]:
    from reference import Learner

    return run_batches(SimpleNamespace(one_batch=Learner.one_batch), steps, settings)


def judge(student: Student, steps: list[dict], **settings: Any) -> None:
    """Fail unless each call of one_batch did all that it should, and nothing else."""
    steps = [{"n": 16, "seed": 0, "replaced": False, "grads": False, **step} for step in steps]
    settings = {"model": "linear", "loss": "cross_entropy", "lr": 0.1, "seed": 0, **settings}
    tried = "learner.opt = SGD(learner.model.parameters(), learner.lr)"
    for step in steps:
        tried += (
            f"\nlearner.model.training = {step['training']}; learner.batch = (xb, yb)  # {step['n']} items"
        )
        tried += "\none_batch(learner)"
        tried += "  # a callback replaces learner.batch in before_batch" if step["replaced"] else ""
    if settings["loss"] != "cross_entropy":
        tried = "learner.loss_func = lambda preds, yb: (preds - 2 * yb[:, None]).pow(2).mean()\n" + tried
    seen = student.observe(run_batches, steps, settings, tried=tried)
    truth = right_batches(steps, settings)
    unreplaced = right_batches([{**step, "replaced": False} for step in steps], settings)
    for i, step in enumerate(steps):
        judge_one(seen[i], truth[i], unreplaced[i], step)


def judge_one(seen: dict, truth: dict, unreplaced: dict, step: dict) -> None:
    """Fail unless a call of one_batch did what `truth` did; `unreplaced` is right for the batch before the event."""
    training = step["training"]
    for what in ("preds", "loss"):
        if seen[what] is None:
            fail(
                which(
                    (
                        not training,
                        f"learner.{what} is not set in validation. Only the update depends on training; all else happens there "
                        "too.",
                    ),
                    otherwise=f"learner.{what} is not set. Callbacks look for it on the learner.",
                ),
                expected=f"learner.{what}",
                got="not set",
            )
    if not is_close(seen["preds"], truth["preds"]):
        fail(
            which(
                (
                    step["replaced"] and is_close(seen["preds"], unreplaced["preds"]),
                    "These are predictions for the old batch. Read learner.batch after calling before_batch: callbacks may "
                    "replace it.",
                ),
                otherwise="These are not the model's predictions for the batch: learner.model(xb), as they are.",
            ),
            expected=show(truth["preds"]),
            got=show(seen["preds"]),
        )
    if not is_close(seen["loss"], truth["loss"]):
        fail(
            which(
                (
                    not hasattr(seen["loss"], "shape"),
                    "learner.loss should be the loss itself, a tensor: callbacks work with it.",
                ),
                (
                    step["replaced"],
                    "The predictions are for the new batch and the loss is not: read both xb and yb from learner.batch after "
                    "before_batch.",
                ),
                otherwise="The loss is not what learner.loss_func(preds, yb) gives: the learner's own function, predictions "
                "first, then targets.",
            ),
            expected=show(truth["loss"]),
            got=show(seen["loss"]),
        )
    if seen["calls"] != 1:
        fail(
            which(
                (
                    not seen["calls"],
                    "The model's hook does not run: model.forward(xb) goes past it. Call the model itself, learner.model(xb).",
                ),
                otherwise="The model is called more than once for a batch. Keep what it returns as learner.preds, and work out the "
                "loss from that.",
            ),
            expected="one call of the model",
            got=f"{seen['calls'] or 'no'} calls",
        )
    judge_events(seen, training)
    if training:
        judge_step(seen, truth)
    else:
        judge_untouched(seen, step)


def judge_untouched(seen: dict, step: dict) -> None:
    """Fail unless validation left weights and gradients alone."""
    why = "The optimizer takes a step in validation, so the model learns from the data that it is judged on."
    expect(not seen["n_steps"], why, expected="the weights as before", got="opt.step() was called")
    expect(
        is_close(seen["weights"], seen["before"]), why, expected="the weights as before", got="other weights"
    )
    if not all(untouched(a, b) for a, b in zip(seen["grads"], seen["grads before"], strict=True)):
        fail(
            which(
                (
                    step["grads"] and all(g is None or not g.any() for g in seen["grads"]),
                    "The gradients are zeroed in validation. Leave them alone.",
                ),
                otherwise="The gradients change in validation: backward adds to them, so they pile up and go into the next "
                "training step. Put backward under the check of learner.model.training too.",
            ),
            expected=show(seen["grads before"][0]),
            got=show(seen["grads"][0]),
        )


def judge_step(seen: dict, truth: dict) -> None:
    """Fail unless training took one step, with the gradients of this batch."""
    if seen["n_steps"] != 1:
        fail(
            which(
                (
                    seen["n_steps"] == 0,
                    "The optimizer takes no step in training. Call learner.opt.step() after backward.",
                ),
                otherwise="The optimizer takes more than one step for a batch.",
            ),
            expected="1 step",
            got=f"{seen['n_steps']} steps",
        )
    if not all(untouched(a, b) for a, b in zip(seen["used"], truth["used"], strict=True)):
        fail(
            which(
                (
                    all(g is None or not g.any() for g in seen["used"]),
                    "At the optimizer's step there are no gradients. Call learner.loss.backward() first.",
                ),
                otherwise="At the optimizer's step the gradients are not those of this batch's loss.",
            ),
            expected=show(truth["used"][0]),
            got=show(seen["used"][0]),
        )
    if not is_close(seen["weights"], truth["weights"]):
        why = "The weights after the batch are not those after one step of the optimizer."
        fail(why, expected=show(truth["weights"][0]), got=show(seen["weights"][0]))


def judge_events(seen: dict, training: bool) -> None:
    names = [name for name, _ in seen["events"]]
    right = ["before_batch", "after_batch"]
    if names != right:
        fail(
            which(
                (
                    not names,
                    'No event is called. A batch begins with learner("before_batch") and ends with learner("after_batch").',
                ),
                (
                    not training and names == right[:1],
                    "after_batch is left out in validation. Metrics need it there too.",
                ),
                (
                    sorted(names) == sorted(right),
                    "The events are swapped: before_batch comes first, after_batch last.",
                ),
                (
                    len(names) == 1,
                    f"Only {''.join(names)} is called. A batch begins with before_batch and ends with after_batch.",
                ),
                otherwise="Each batch begins with before_batch and ends with after_batch, once each.",
            ),
            expected=short(right),
            got=short(names),
        )
    if training and seen["events"][0][1]:
        why = "before_batch comes after the step. It should be the first thing to happen."
        fail(why, expected="before_batch, step", got="step, before_batch")
    if training and seen["n_steps"] and not seen["events"][1][1]:
        why = "after_batch comes before the step. It should be the last thing to happen."
        fail(why, expected="step, after_batch", got="after_batch, step")


def is_close(got: Any, expected: Any) -> bool:
    return close(got, expected, 1e-3, 1e-5)


def untouched(got: Any, expected: Any) -> bool:
    if got is None or expected is None:
        return got is None and expected is None
    return close(got, expected, 1e-3, 1e-5)


def show(value: Any) -> str:
    if hasattr(value, "shape"):
        return describe_array(value)
    return short(value)
