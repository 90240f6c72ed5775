"""Callbacks for every fit: one prepares the batches, one keeps the results.

Follows the "Callbacks" section of the chapter.
"""

import math
from typing import Any

import torch
from torch import Tensor

from reference.learner import Callback
from reference.show import axes
from reference.transforms import Normalize, default_device, tfm_x, to_device


class SetupLearnerCB(Callback):
    """Puts the model and each batch on `device`, and turns images (n, h, w, c) into normalised (n, c, h, w).

    `device` is `default_device()` unless you give one. Without `norm`, the first batch that the callback sees
    gives the statistics, and `norm` keeps them for all later batches and fits.
    """

    # The chapter's normalises with a global `norm`, made from one batch, and always trains on a GPU.
    def __init__(self, norm: Normalize | None = None, device: torch.device | str | None = None) -> None:
        self.norm = norm
        self.device = default_device() if device is None else device

    def before_fit(self) -> None:
        """Move the model."""
        self.model.to(self.device)

    def before_batch(self) -> None:
        """Move and transform the batch."""
        xb, yb = to_device(self.batch, self.device)
        if self.norm is None:
            self.norm = Normalize.from_batch(xb)
        self.learner.batch = (tfm_x(xb, self.norm), yb)


class TrackResults(Callback):
    """Prints the mean loss and the accuracy of every pass, unless `verbose` is false, and keeps them.

    During a pass over a loader, `losses`, `accs` and `ns` have a number for each batch: the sum of its items'
    losses, how many predictions are right, and how many items it has. So all items count the same, whatever
    the size of their batch; the loss function must return a mean over the batch.

    For the whole of the last fit, `results` has a tuple (epoch, training, loss, accuracy) of an int, a bool and
    two floats for each completed pass (nan for a pass without batches), and `batch_losses` the loss of each
    training batch, a tensor of shape ().
    """

    # The chapter's only prints: `results`, `batch_losses` and `plot` are more than it has.
    def __init__(self, verbose: bool = True) -> None:
        self.verbose = verbose
        self.results: list[tuple[int, bool, float, float]] = []
        self.batch_losses: list[Tensor] = []

    def before_fit(self) -> None:
        """Start new lists of results."""
        self.results = []
        self.batch_losses = []

    def before_epoch(self) -> None:
        """Forget the last pass, whether it was training or validation, completed or not."""
        self.accs: list[Tensor] = []
        self.losses: list[Tensor] = []
        self.ns: list[int] = []

    def after_batch(self) -> None:
        """Note the batch's loss and right answers."""
        if self.preds is None:  # a cancelled batch
            return
        _, yb = self.batch
        n = len(yb)
        # Tensors, not numbers: reading a number means waiting for the GPU. Detached, to let go of the graph.
        loss = self.loss.detach()
        if self.model.training:
            self.batch_losses.append(loss)
        self.accs.append((self.preds.argmax(-1) == yb).sum())
        self.losses.append(loss * n)
        self.ns.append(n)

    def after_epoch(self) -> None:
        """Print and keep the means."""
        n = sum(self.ns) or math.nan
        loss, accuracy = float(sum(self.losses)) / n, float(sum(self.accs)) / n
        self.results.append((self.epoch, self.model.training, loss, accuracy))
        if self.verbose:
            print(f"{self.epoch} {self.model.training} {loss:.4f} {accuracy:.4f}")

    def plot(self) -> tuple[Any, Any]:
        """Draw losses and accuracies over epochs, side by side; returns the two matplotlib axes.

        A training pass is drawn in the middle of its epoch, because the model changes throughout; a validation
        pass is drawn at the end.
        """
        loss_ax, accuracy_ax = axes(("epoch", "loss"), ("epoch", "accuracy"))
        for training, name, shift in [(True, "training", 0.5), (False, "validation", 1.0)]:
            passes = [result for result in self.results if result[1] is training]
            epochs = [epoch + shift for epoch, _, _, _ in passes]
            loss_ax.plot(epochs, [loss for _, _, loss, _ in passes], ".-", label=name)
            accuracy_ax.plot(epochs, [accuracy for _, _, _, accuracy in passes], ".-", label=name)
        loss_ax.legend()
        accuracy_ax.legend()
        return loss_ax, accuracy_ax
