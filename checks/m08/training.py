"""Shared by the checks of m08: a short run, and whether it learns more than the images' mean colours."""

from __future__ import annotations

import math
from typing import Any

import torch

from autograder.checking import Student, curves, expect, fail, kind_of
from checks.m08.images import CLASSES, colours_give, images
from reference.losses import cross_entropy

BATCH, EPOCHS, RATE = 8, 6, 0.1


def train(names: Any, x: torch.Tensor, y: torch.Tensor, n_classes: int) -> dict:
    """The training losses of a short run, under the schedule and with the loader from `mine`, and the scores after it."""
    from autograder.mine import mine

    class Watch:
        """Notes the losses of training."""

        learner: Any

        def __init__(self) -> None:
            self.losses: list[float] = []

        def after_batch(self) -> None:
            if self.learner.model.training:
                self.losses.append(self.learner.loss.item())

    torch.manual_seed(0)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    watch = Watch()
    dl = mine("DataLoader")(list(zip(x, y, strict=True)), bs=BATCH, shuffle=True, n_workers=0)
    dls = type("Loaders", (), {"train": dl, "valid": []})()
    cbs = [mine("CosineOneCycle")(RATE), watch]
    model = names.my_cnn(n_classes)
    names.my_learner(model, dls, RATE, cbs, opt_func=mine("SGD")).fit(EPOCHS)
    with torch.no_grad():
        scores = model(x)
    torch.set_num_threads(threads)
    return {"losses": watch.losses, "scores": scores}


def judge_training(student: Student, seed: int) -> None:
    """Fail unless the loss of the last epoch is below what the mean colours give."""
    x, y = images(seed)
    tried = f'learn = my_learner(my_cnn({CLASSES}), dls, {RATE}, [mine("CosineOneCycle")({RATE})])\nlearn.fit({EPOCHS})   # 96 small images'
    seen = student.observe(train, x, y, CLASSES, tried=tried)
    losses, scores = seen["losses"], seen["scores"]
    colours = colours_give(seed)
    n = len(y) // BATCH
    expect(
        isinstance(losses, list) and len(losses) == n * EPOCHS,
        "The fit does not go through all training batches.",
        expected=f"{n * EPOCHS} training batches",
        got=str(len(losses)) if isinstance(losses, list) else kind_of(losses),
    )
    last = sum(losses[-n:]) / n
    drawn = [loss if math.isfinite(loss) else 0.0 for loss in losses]
    lines = {"your Learner": drawn, "a linear model of the mean colours": [colours] * len(losses)}
    chart = curves("It is learning", "batch", "training loss", **lines)
    if not last < colours:
        fail(
            f"It does not learn: the loss of the last epoch is {last:.2f}, and a linear model of the images' mean colours comes down to "
            f"{colours:.2f}. Each part passes its own checks, so look at how they are put together.",
            expected=f"a loss below {colours:.2f}",
            got=f"{last:.2f}",
            chart=chart,
        )
    # What it says of each image has to fit that image's label, and not only the losses that are written down.
    shape = list(scores.shape) if isinstance(scores, torch.Tensor) else kind_of(scores)
    expect(
        shape == [len(y), CLASSES],
        "The network does not give a score for each class of each image.",
        tried=f"{tried}\nmodel(x)",
        expected=str([len(y), CLASSES]),
        got=str(shape),
    )
    loss = cross_entropy(scores, y).item()
    if not loss < colours:
        fail(
            f"The losses of the training fall, but after it the network's own scores for these images give a loss of {loss:.2f}, and a linear "
            f"model of their mean colours comes down to {colours:.2f}. Is the network that is trained the one that my_learner was given?",
            tried=f"{tried}\ncross_entropy(model(x), y)",
            expected=f"a loss below {colours:.2f}",
            got=f"{loss:.2f}",
            chart=chart,
        )
    student.show(chart)
