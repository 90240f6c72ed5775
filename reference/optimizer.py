"""Stochastic gradient descent, as in the "Learner" section of the chapter."""

from collections.abc import Iterable

import torch
from torch import Tensor


class SGD:
    """Gradient descent with weight decay: p becomes p - lr * (p.grad + wd * p).

    `params` are the tensors to train, `lr` is the learning rate (callbacks change it between steps) and `wd`
    the weight decay.
    """

    def __init__(self, params: Iterable[Tensor], lr: float, wd: float = 0.0) -> None:
        self.params = list(params)
        self.lr = lr
        self.wd = wd

    @torch.no_grad()
    def step(self) -> None:
        """Update every parameter that has a gradient, in place, and set the gradient to zero."""
        for p in self.params:
            if p.grad is None:
                continue
            p -= self.lr * (p.grad + self.wd * p)
            p.grad.zero_()
