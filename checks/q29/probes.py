"""Shared by the checks of q29: batches run through the student's one_batch, and what they should have done."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from autograder.checking import StudentRaised, close, describe_array, fail, remembered, short


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
            if self.learner.replacing:
                xb, yb = self.batch
                self.learner.batch = (3.0 - 2.0 * xb, 2 - yb)

        def after_batch(self) -> None:
            log.append(["after_batch", optimizer.n_steps])

    class Watched(SGD):
        n_steps = 0

        def step(self) -> None:
            self.n_steps += 1
            self.used = [None if p.grad is None else p.grad.clone() for p in self.params]
            super().step()

    def copies(values: Any) -> list:
        return [v.detach().clone() if isinstance(v, torch.Tensor) else v for v in values]

    learner = toy_learner(cbs=[Watch()], lr=settings["lr"], seed=settings["seed"])
    if settings["model"] == "deep":
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(settings["seed"])
            learner.model = Sequential(Linear(2, 5), Linear(5, 3))
    learner.loss_func = {"cross_entropy": cross_entropy, "gap": gap}[settings["loss"]]
    ps = learner.model.parameters()
    optimizer = learner.opt = Watched(ps, learner.lr)
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
        optimizer.n_steps, optimizer.used = 0, []
        names.one_batch(learner)
        preds, loss = copies([learner.preds, learner.loss])
        seen.append(
            {
                "preds": preds,
                "loss": loss,
                "events": [list(event) for event in log],
                "n_steps": optimizer.n_steps,
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


def judge(student: Any, steps: list[dict], **settings: Any) -> None:
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
    try:
        seen = student.observe(run_batches, steps, settings, tried=tried)
    except StudentRaised as error:
        if error.error.type == "AttributeError" and "zero_grad" in error.error.says:
            error.meaning = "The chapter's optimizer has no zero_grad: its step zeroes the gradients when it has used them."
        elif error.error.type == "RuntimeError" and "does not require grad" in error.error.says:
            error.meaning = "backward needs the graph: in training, predict without no_grad or detach."
        raise
    truth = right_batches(steps, settings)
    unreplaced = right_batches([{**step, "replaced": False} for step in steps], settings)
    for i, step in enumerate(steps):
        judge_one(seen[i], truth[i], unreplaced[i], step)


def judge_one(seen: dict, truth: dict, unreplaced: dict, step: dict) -> None:
    training = step["training"]
    if seen["preds"] is None or seen["loss"] is None:
        what = "preds" if seen["preds"] is None else "loss"
        if not training:
            fail(
                f"learner.{what} is not set in validation. Only the update depends on training.",
                got="not set",
            )
        fail(
            f"learner.{what} is not set. Callbacks look for it on the learner.",
            expected=f"learner.{what}",
            got="not set",
        )
    if not is_close(seen["preds"], truth["preds"]):
        why = "These are not the model's predictions for the batch."
        if step["replaced"] and is_close(seen["preds"], unreplaced["preds"]):
            why = "These are predictions for the old batch. Read learner.batch after calling before_batch: callbacks may replace it."
        fail(why, expected=show(truth["preds"]), got=show(seen["preds"]))
    if not is_close(seen["loss"], truth["loss"]):
        why = "The loss is not loss_func(preds, yb): predictions first, then targets."
        if not hasattr(seen["loss"], "shape"):
            why = "learner.loss is to be the loss itself, a tensor: callbacks work with it."
        elif step["replaced"]:
            why = "The predictions are for the new batch and the loss is not: xb and yb both come from learner.batch after before_batch."
        fail(why, expected=show(truth["loss"]), got=show(seen["loss"]))
    judge_events(seen, training)
    if not training:
        if seen["n_steps"] or not is_close(seen["weights"], seen["before"]):
            why = "The optimizer takes a step in validation, so the model learns from the data that it is judged on."
            fail(
                why,
                expected="the weights as before",
                got="other weights" if not seen["n_steps"] else "opt.step() was called",
            )
        if not all(untouched(a, b) for a, b in zip(seen["grads"], seen["grads before"], strict=True)):
            why = "The gradients change in validation. backward adds to them, so they pile up and go into the next training step."
            if all(g is None or not g.any() for g in seen["grads"]) and step["grads"]:
                why = "The gradients are zeroed in validation. They are to be left alone."
            fail(why, expected=show(seen["grads before"][0]), got=show(seen["grads"][0]))
        return
    if seen["n_steps"] != 1:
        why = "In training the optimizer takes one step for each batch: learner.opt.step()."
        fail(why, expected="1 step", got=f"{seen['n_steps']} steps")
    if not all(untouched(a, b) for a, b in zip(seen["used"], truth["used"], strict=True)):
        why = "At the optimizer's step the gradients are not those of this batch's loss."
        if all(g is None for g in seen["used"]):
            why = "At the optimizer's step there are no gradients. loss.backward() comes first."
        fail(why, expected=show(truth["used"][0]), got=show(seen["used"][0]))
    if not is_close(seen["weights"], truth["weights"]):
        why = "The weights after the batch are not those after one step of the optimizer."
        fail(why, expected=show(truth["weights"][0]), got=show(seen["weights"][0]))


def judge_events(seen: dict, training: bool) -> None:
    names = [name for name, _ in seen["events"]]
    expected = ["before_batch", "after_batch"]
    if names != expected:
        why = "Each batch begins with before_batch and ends with after_batch, once each."
        if not training:
            why += " So it is in validation too: metrics hang on it."
        fail(why, expected=short(expected), got=short(names))
    if training and seen["events"][0][1]:
        fail(
            "before_batch comes after the step. It is the first of all.",
            expected="before_batch, step",
            got="step, before_batch",
        )
    if training and seen["n_steps"] and not seen["events"][1][1]:
        fail(
            "after_batch comes before the step. It is the last of all.",
            expected="step, after_batch",
            got="after_batch, step",
        )


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
