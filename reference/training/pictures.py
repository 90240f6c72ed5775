"""Pictures of a training run, from plain numbers, whatever parts it was run with."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch

from reference.show import axes, show_image
from reference.training.plots import loss_gif, save


def draw(
    out: Path,
    finder: tuple[Sequence[float], Sequence[float]],
    losses: Sequence[float],
    results: Sequence[Any],
    predicted: tuple[Any, Any, Any, Sequence[str]],
) -> None:
    """Save the finder's curve (rates, losses), the losses as an animation, the results, and nine predictions.

    `results` are tuples (epoch, training, loss, accuracy). `predicted`: a model, a dataset, what normalises, the labels.
    """
    import matplotlib

    matplotlib.use("Agg")  # there may be no screen
    rates, found = finder
    n = max(min(len(rates), len(found)) - 2, 0)
    (ax,) = axes(("learning rate", "loss"))
    ax.plot(rates[:n], found[:n])
    ax.set(xscale="log", ylim=(0, 2 * max(found[:10], default=1.0)))
    save(ax, out / "lr_finder.png")
    save(_results(results), out / "results.png")
    save(_predictions(*predicted), out / "predictions.png")
    try:
        loss_gif(losses, out / "loss.gif")
    except ValueError:
        pass  # not one of the losses is a number


def _results(results: Sequence[Any]) -> Any:
    loss_ax, accuracy_ax = axes(("epoch", "loss"), ("epoch", "accuracy"))
    for training, name in [(True, "training"), (False, "validation")]:
        passes = [row for row in results if bool(row[1]) is training]
        epochs = [row[0] + (0.5 if training else 1.0) for row in passes]
        loss_ax.plot(epochs, [row[2] for row in passes], ".-", label=name)
        accuracy_ax.plot(epochs, [row[3] for row in passes], ".-", label=name)
    loss_ax.legend()
    return loss_ax


def _predictions(model: Any, dataset: Any, norm: Any, labels: Sequence[str]) -> Any:
    """Nine images of a dataset, spread over it, with what the model says; in brackets what it is, where that is wrong."""
    import matplotlib.pyplot as plt

    from data import CLASSES

    _, grid = plt.subplots(3, 3, figsize=(6, 6.5), layout="tight")
    step = max(len(dataset) // 9, 1)
    items = [dataset[i] for i in range(0, len(dataset), step)][:9]
    xb = torch.stack([x for x, _ in items])
    device = model.parameters()[0].device
    with torch.no_grad():
        said = model(norm(xb.to(device)).permute(0, 3, 1, 2)).argmax(1).tolist()
    names = [CLASSES.get(label, label) for label in labels]
    for ax in grid.flat:
        ax.axis("off")
    for ax, (x, y), guess in zip(grid.flat, items, said, strict=False):
        right = names[int(y)]
        show_image(x, right if guess == int(y) else f"{names[guess]} ({right})", ax)
        ax.title.set(fontsize=8, color="green" if guess == int(y) else "firebrick")
    return grid[0][0]
