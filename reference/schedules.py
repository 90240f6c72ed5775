"""Learning rates that change from batch to batch.

Follows the "Scheduling the Learning Rate" section of the chapter.
"""

import math
from typing import Any

from reference.learner import Callback, CancelFitException
from reference.show import axes


class LRFinder(Callback):
    """Raises the learning rate by a fifth with each training batch, until training breaks down.

    It starts at 1e-6 and ends the fit when the rate exceeds 10 or the loss is NaN. `lrs` and `losses` are the
    rate and the loss of each batch before that, as floats. Afterwards, make a new model and a new learner: this
    model has been trained, and `learner.lr` is 1e-6.

    From Leslie Smith, "Cyclical Learning Rates for Training Neural Networks" (2015).
    """

    def before_fit(self) -> None:
        """Set the first rate, with which the learner then makes its optimizer."""
        self.lrs: list[float] = []
        self.losses: list[float] = []
        self.learner.lr = 1e-6

    def before_batch(self) -> None:
        """Raise the rate."""
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self) -> None:
        """Record the rate and the loss, or end the fit."""
        if not self.model.training:
            return
        loss = self.loss.item()
        if self.opt.lr > 10 or math.isnan(loss):
            raise CancelFitException
        self.lrs.append(self.opt.lr)
        self.losses.append(loss)

    def plot(self, skip_end: int = 2) -> Any:
        """Draw losses over rates, without the last `skip_end`, which dwarf the rest; returns the axes."""
        n = max(len(self.lrs) - skip_end, 0)
        (ax,) = axes(("learning rate", "loss"))
        ax.plot(self.lrs[:n], self.losses[:n])
        ax.set_xscale("log")
        return ax


class OneCycle(Callback):
    """One cycle over the whole fit: a line up from base_lr/div_start to base_lr, then one down to 0.

    The rise takes the share `pct_start` of all training batches. `lrs` has the rate of each training batch of
    the last fit. Raises ValueError unless 0 < pct_start < 1 and div_start > 0.

    From Leslie Smith and Nicholay Topin, "Super-Convergence" (2017).
    """

    # The chapter's has `pct_start` and `div_start` as fixed numbers.
    def __init__(self, base_lr: float, pct_start: float = 0.25, div_start: float = 10) -> None:
        if not 0 < pct_start < 1:
            raise ValueError(f"pct_start must be between 0 and 1, not {pct_start}")
        if div_start <= 0:
            raise ValueError(f"div_start must be positive, not {div_start}")
        self.base_lr = base_lr
        self.pct_start = pct_start
        self.div_start = div_start
        self.lrs: list[float] = []

    def before_fit(self) -> None:
        """Start a new list of rates."""
        self.lrs = []

    def before_batch(self) -> None:
        """Set the rate for the next training batch."""
        # Validation makes no steps, so it has no part in the cycle.
        if not self.model.training:
            return
        n = len(self.dls.train)
        self.opt.lr = self.lr_at((self.epoch * n + self.num) / (self.n_epochs * n))
        self.lrs.append(self.opt.lr)

    def lr_at(self, pct: float) -> float:
        """Return the rate when the share `pct` of the fit, from 0 to 1, is over."""
        if pct < self.pct_start:
            return self.anneal(self.base_lr / self.div_start, self.base_lr, pct / self.pct_start)
        return self.anneal(self.base_lr, 0.0, (pct - self.pct_start) / (1 - self.pct_start))

    def anneal(self, start: float, end: float, pct: float) -> float:
        """Return the rate at the share `pct` of the way from `start` to `end`, along a line."""
        return start + (end - start) * pct

    def plot(self) -> Any:
        """Draw the rate of each training batch; returns the matplotlib axes."""
        (ax,) = axes(("batch", "learning rate"))
        ax.plot(self.lrs)
        return ax


class CosineOneCycle(OneCycle):
    """`OneCycle` along half cosine waves, which start and end gently.

    Arguments, attributes and errors are those of `OneCycle`. Cosine annealing is from Ilya Loshchilov and
    Frank Hutter, "SGDR: Stochastic Gradient Descent with Warm Restarts" (2016).
    """

    def anneal(self, start: float, end: float, pct: float) -> float:
        """Return the rate at the share `pct` of the way from `start` to `end`, along half a cosine wave."""
        return start + (end - start) * (1 - math.cos(math.pi * pct)) / 2
