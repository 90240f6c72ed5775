"""A few small images that colour tells nothing about, to train on for a moment."""

from __future__ import annotations

from functools import cache

import torch
from torch import Tensor

from reference.losses import cross_entropy
from reference.optimizer import SGD

SIZE, COUNT, CLASSES = 12, 96, 3


@cache
def images(seed: int) -> tuple[Tensor, Tensor]:
    """Rows, columns and checkers in two colours drawn at random: x (96, 3, 12, 12) and labels y (96,), in a drawn order."""
    generator = torch.Generator().manual_seed(seed)
    stripes = ((torch.arange(SIZE) // 2) % 2).float()
    rows = stripes[:, None].expand(SIZE, SIZE)
    patterns = [rows, rows.t(), (rows + rows.t()) % 2]
    y = torch.arange(COUNT)[torch.randperm(COUNT, generator=generator)] % CLASSES
    x = []
    for label in y.tolist():
        shift = torch.randint(4, (2,), generator=generator).tolist()
        pattern = patterns[label].roll(shift, (0, 1))
        one, other = torch.randn(2, 3, 1, 1, generator=generator)
        x.append(
            one * pattern + other * (1 - pattern) + 0.2 * torch.randn(3, SIZE, SIZE, generator=generator)
        )
    return torch.stack(x), y


@cache
def colours_give(seed: int) -> float:
    """The loss on these images of the best linear model of their mean colours."""
    x, y = images(seed)
    means = x.mean((2, 3))
    w, b = torch.zeros(3, CLASSES, requires_grad=True), torch.zeros(CLASSES, requires_grad=True)
    opt = SGD([w, b], lr=1.0)
    for _ in range(300):
        loss = cross_entropy(means @ w + b, y)
        loss.backward()
        opt.step()
    return loss.item()
