"""Callbacks for every fit: getting batches ready, and keeping the results.

Follows the "Callbacks" section of the chapter.
"""

import math
from typing import Any

import torch

from reference.learner import Callback
from reference.plots import axes
from reference.transforms import Normalize, default_device, imagenet_stats, tfm_x, to_device


class SetupLearnerCB(Callback):
    """Puts the model and each batch on `device`, and makes images (n, h, w, c) into normalised (n, c, h, w).

    `device` is `default_device()` unless given, and `norm` a `Normalize` with ImageNet's statistics.
    """

    def __init__(self, norm: Normalize | None = None, device: torch.device | str | None = None) -> None:
        self.norm = Normalize(imagenet_stats) if norm is None else norm
        self.device = default_device() if device is None else device

    def before_fit(self) -> None:
        """Move the model."""
        self.model.to(self.device)

    def before_batch(self) -> None:
        """Move and transform the batch."""
        xb, yb = to_device(self.batch, self.device)
        self.learner.batch = (tfm_x(xb, self.norm), yb)


class TrackResults(Callback):
    """Keeps the mean loss and the accuracy of every pass, and prints them unless `verbose` is false.

    `results` has a tuple (epoch, training, loss, accuracy) of an int, a bool and two floats for each pass
    over a loader that was completed in the last fit. Every item counts the same, in whichever batch it was;
    the loss function has to be a mean over the batch. Both numbers are nan for a pass without batches.
    `batch_losses` has the loss of each training batch, as a tensor of shape ().
    """

    def __init__(self, verbose: bool = True) -> None:
        self.verbose = verbose
        self.results: list[tuple[int, bool, float, float]] = []
        self.batch_losses: list[torch.Tensor] = []

    def before_fit(self) -> None:
        """Start new lists of results."""
        self.results = []
        self.batch_losses = []

    def before_epoch(self) -> None:
        """Forget the pass before, validation or training, completed or not."""
        self.n = 0
        self.total_loss = 0.0
        self.n_right = 0

    def after_batch(self) -> None:
        """Add up the batch's loss and right answers."""
        _, yb = self.batch
        self.n += len(yb)
        # The sums become tensors, as reading a number at every batch would mean waiting for the GPU.
        loss = self.loss.detach()
        if self.model.training:
            self.batch_losses.append(loss)
        self.total_loss += loss * len(yb)
        self.n_right += (self.preds.argmax(-1) == yb).sum()

    def after_epoch(self) -> None:
        """Keep the means."""
        n = self.n or math.nan
        loss = float(self.total_loss) / n
        accuracy = float(self.n_right) / n
        self.results.append((self.epoch, self.model.training, loss, accuracy))
        if self.verbose:
            print(f"{self.epoch} {self.model.training} {loss:.4f} {accuracy:.4f}")

    def plot(self) -> tuple[Any, Any]:
        """Draw losses and accuracies over epochs, side by side; returns the two matplotlib axes.

        A pass in training is drawn in the middle of its epoch, as the model was changing all the while; one in
        validation at the end.
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
