"""Shared by the checks of m06: the student's Normalize and SetupLearnerCB, on images and on stand-ins for devices.

The device "meta" is torch's own stand-in: tensors there have a shape and no numbers, on every machine.
"""

from __future__ import annotations

import math
import random
from typing import Any

import torch

from autograder.checking import expect, expect_close, expect_equal, fail, kind_of, short
from checks.shared.modules import attempt

MEANINGS = {
    "missing 1 required positional argument: 'device'": 'device is "cpu" unless it is given: device="cpu" in __init__.',
    "is not on the expected device": "x and the stats are on two devices. Move the stats to the device of x: mean.to(x.device).",
    "on the same device": "x and the stats are on two devices. Move the stats to the device of x: mean.to(x.device).",
    "has no attribute 'to'": "A model here has no method to: replace p.data for each p in self.model.parameters().",
    "must match the size": "The channels are the last dimension of x, and there the shapes have to fit. Normalise before the channels go first.",
    "not enough values to unpack": "x may have any number of dimensions, with the channels last. Broadcasting does the rest.",
    "too many values to unpack": "x may have any number of dimensions, with the channels last. Broadcasting does the rest.",
}


def images(draw: random.Random, shape: list[int]) -> torch.Tensor:
    """Numbers between 0 and 1, drawn for each pixel and channel."""
    return torch.rand(shape, generator=torch.Generator().manual_seed(draw.randrange(2**31)))


def draw_stats(draw: random.Random, c: int) -> list[list[float]]:
    """A mean and a standard deviation for each of c channels."""
    bounds = (-0.5, 0.7), (0.1, 0.6)
    return [[round(draw.uniform(*ends), 2) for _ in range(c)] for ends in bounds]


def normalised(x: torch.Tensor, stats: list[list[float]]) -> torch.Tensor:
    mean, std = (torch.tensor(s, dtype=torch.float64) for s in stats)
    return (x.double() - mean) / std


def normalise(names: Any, x: Any, stats: list) -> dict:
    """The result, and x and the stats afterwards."""
    given = tuple(torch.tensor(s) for s in stats)
    result = names.Normalize(given)(x)
    return {"result": result, "x": x, "stats": [list(map(float, s)) for s in given]}


def judge_normalize(student: Any, shape: list[int], stats: list[list[float]]) -> None:
    """Fail unless Normalize(stats) subtracts the mean and divides by std, channel by channel, and changes nothing else."""
    x = images(student.random, shape)
    tried = f"norm = Normalize((torch.tensor({stats[0]}), torch.tensor({stats[1]})))\nnorm(x)   # x of shape {tuple(shape)}"
    seen = attempt(student, normalise, x, stats, tried=tried, meanings=MEANINGS)
    mean, std = (torch.tensor(s, dtype=torch.float64) for s in stats)
    d = x.double()
    over = tuple(range(d.dim() - 1))
    mistakes = [
        ((d - mean) * std, "It multiplies by std. Divide by it."),
        ((d + mean) / std, "It adds the mean. Subtract it."),
        (d / std - mean, "It divides first, and then subtracts the mean. Subtract the mean first."),
        (d - mean / std, "Only the mean is divided by std. Set parentheses: (x - mean) / std."),
        (d - mean, "It does not divide by std."),
        ((d - std) / mean, "The mean and the standard deviation have changed places. stats is (mean, std)."),
        ((d - mean) / std.square(), "It divides by std twice."),
    ]
    if math.prod(shape[:-1]) > 1:
        own = "These are the statistics of x itself. Take those that were given, in stats."
        for o in (over, tuple(range(d.dim()))):  # of each channel, or of all of x
            mistakes += [((d - d.mean(o)) / (d.std(o, correction=n) + 1e-9), own) for n in (0, 1)]
    expect_close(
        seen["result"],
        normalised(x, stats),
        rtol=1e-3,
        atol=1e-5,
        mistakes=mistakes,
        why="The result is (x - mean) / std, for each channel.",
    )
    judge_kept(seen["x"], x, tried)
    for got, right in zip(seen["stats"], stats, strict=True):
        expect_close(got, right, tried=tried, why="The stats have changed. They are needed for every batch.")


def judge_kept(now: Any, before: torch.Tensor, tried: str) -> None:
    """Fail unless a tensor is as it was."""
    expect_close(
        now,
        before,
        tried=f"{tried}\nx",
        why="x was changed in place. The loader may hand out the same tensor again, and it would be wrong in the second epoch.",
    )


def prepared(names: Any, x: Any, y: Any, stats: list, training: bool, twice: bool, default: bool) -> dict:
    """The learner's batch after before_batch, and the tensors of the old one. `twice`: for the same batch once more."""
    from reference import toy_learner

    norm = names.Normalize(tuple(torch.tensor(s) for s in stats))
    cb = names.SetupLearnerCB(norm) if default else names.SetupLearnerCB(norm, device="cpu")
    learner = toy_learner(cbs=[cb])
    learner.model.training = training
    old = (x, y)
    for _ in range(2 if twice else 1):
        learner.batch = old
        learner("before_batch")
    batch = learner.batch
    seen = {"same": batch is old, "on cb": "batch" in vars(cb), "x": x, "y": y}
    pair = isinstance(batch, tuple | list) and len(batch) == 2
    return seen | ({"batch": list(batch)} if pair else {"no pair": repr(type(batch).__name__)})


def judge_batch(
    student: Any,
    shape: list[int],
    stats: list,
    training: bool = True,
    twice: bool = False,
    default: bool = True,
) -> None:
    """Fail unless the learner gets a normalised batch with the channels first, and the old tensors stay."""
    x = images(student.random, shape)
    y = torch.tensor([student.random.randrange(10) for _ in range(shape[0])])
    where = "training" if training else "validation"
    how = "" if default else ', device="cpu"'
    tried = (
        f"cb = SetupLearnerCB(Normalize(stats){how})\nlearn = toy_learner(cbs=[cb])\nlearn.batch = xb, yb   # xb of shape {tuple(shape)}, {where}\n"
        f'learn("before_batch")\nlearn.batch'
    )
    seen = attempt(student, prepared, x, y, stats, training, twice, default, tried=tried, meanings=MEANINGS)
    if seen["same"] and seen["on cb"]:
        fail(
            "The new batch was set on the callback. To change the learner's, write self.learner.batch = ...",
            expected="a new batch of the learner",
            got="the learner's old one",
        )
    if seen["same"] and not training:
        fail(
            "In validation the batch is not made ready. The model needs it there too.",
            expected="a batch that is ready",
            got="the old one",
        )
    expect(
        not seen["same"],
        "The learner still has the old batch. before_batch is where a callback puts another one in its place, self.learner.batch = ...",
        expected="a batch that is ready",
        got="the old one",
    )
    if "batch" not in seen:
        fail(
            "The learner's batch is a pair (xb, yb), labels included.",
            expected="(xb, yb)",
            got=seen["no pair"],
        )
    xb, yb = seen["batch"]
    expect_equal(yb, y, tried=f"{tried}[1]", why="yb keeps its values.")
    judge_images(xb, x, stats, f"{tried}[0]")
    judge_kept(seen["x"], x, tried.replace("learn.batch\n", "learn.batch"))


def judge_images(xb: Any, x: torch.Tensor, stats: list, tried: str) -> None:
    """Fail unless xb is x, normalised, with its channels first."""
    n, h, w, c = x.shape
    right = normalised(x, stats).permute(0, 3, 1, 2)
    if not isinstance(xb, torch.Tensor):
        fail(
            "xb is one tensor.", tried=tried, expected=short(right), got=f"{short(xb)}, of type {kind_of(xb)}"
        )
    if list(xb.shape) == [n, h, w, c] and [h, w, c] != [c, h, w]:
        fail(
            "The channels are still last. The model takes (n, c, h, w).",
            tried=tried,
            expected=str((n, c, h, w)),
            got=str((n, h, w, c)),
        )
    ready = normalised(x, stats)
    mistakes = [
        (x.double().permute(0, 3, 1, 2), "The channels went first, but nothing was normalised."),
        (ready.permute(0, 3, 2, 1), "Height and width are swapped: (n, h, w, c) turns into (n, c, h, w)."),
        (
            ready.reshape(n, c, h, w),
            "The pixels are scrambled. reshape keeps the order of the numbers in memory; permute(0, 3, 1, 2) moves the axes.",
        ),
        (
            normalised(ready.float(), stats).permute(0, 3, 1, 2),
            "The batch was normalised twice. Was the old batch changed in place?",
        ),
    ]
    if w == c:
        firsts = normalised(x.permute(0, 3, 1, 2), stats)
        mistakes.append(
            (
                firsts,
                "It was normalised after the channels went first, so along the width. Normalise before, with the channels last.",
            )
        )
    if tuple(xb.shape) == (n, c, w, h) and h != w:
        fail(
            "Height and width are swapped: (n, h, w, c) turns into (n, c, h, w).",
            tried=tried,
            expected=str((n, c, h, w)),
            got=str(tuple(xb.shape)),
        )
    expect_close(
        xb,
        right,
        rtol=1e-3,
        atol=1e-5,
        tried=tried,
        mistakes=mistakes,
        why="xb is not the normalised images with their channels first.",
    )


def fitted(names: Any, x: Any, y: Any, stats: list) -> dict:
    """The predictions and the loss of each batch in two epochs, in which nothing is learned."""
    from reference import AdaptivePool, DataLoaders, Learner, Linear, Sequential, cross_entropy

    preds: list[torch.Tensor] = []
    losses: list[float] = []

    class Losses:
        def after_batch(self) -> None:
            preds.append(self.learner.preds.detach().clone())  # type: ignore[attr-defined]
            losses.append(float(self.learner.loss.detach()))  # type: ignore[attr-defined]

    c = x.shape[-1]
    model = Sequential(AdaptivePool(), Linear(c, c))
    with torch.no_grad():
        model.layers[1].w.copy_(torch.eye(c))
    cb = names.SetupLearnerCB(names.Normalize(tuple(torch.tensor(s) for s in stats)))
    Learner(model, DataLoaders([(x, y)], [(x, y)]), cross_entropy, 0.0, [cb, Losses()]).fit(2)
    return {"preds": preds, "losses": losses}


def judge_fitted(student: Any, shape: list[int], stats: list) -> None:
    """Fail unless the same batch gives the same loss in training and validation, epoch after epoch."""
    x = images(student.random, shape)
    y = torch.tensor([student.random.randrange(shape[-1]) for _ in range(shape[0])])
    tried = "learn = Learner(model, dls, cross_entropy, 0., [SetupLearnerCB(norm), losses])   # with a rate of 0\nlearn.fit(2)"
    seen = attempt(student, fitted, x, y, stats, tried=tried, meanings=MEANINGS)
    means = normalised(x, stats).mean((1, 2))  # what the model makes of a batch that is ready
    loss = torch.nn.functional.cross_entropy(means, y).item()
    why = "The loss is wrong, though nothing is learned and the batch is always the same. Is a batch changed in place, or validation forgotten?"
    expect_close(seen["losses"], [loss] * 4, rtol=1e-3, why=why)
    why = "The predictions are wrong, though nothing is learned and the batch is always the same. Is a batch changed in place, or validation forgotten?"
    expect_close(
        seen["preds"],
        [means] * 4,
        rtol=1e-3,
        atol=1e-4,
        tried=f"{tried}   # and learn.preds after each batch",
        why=why,
    )
