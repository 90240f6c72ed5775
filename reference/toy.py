"""A Learner without images that trains in a blink, to try callbacks and schedules on."""

from collections.abc import Sequence
from typing import Any

import torch

from reference.layers import Linear
from reference.learner import DataLoaders, Learner
from reference.losses import cross_entropy


def toy_learner(
    cbs: Sequence[Any] = (), lr: float = 0.1, batch_sizes: Sequence[int] = (16, 16, 16, 9), seed: int = 0
) -> Learner:
    """Make a learner with a linear model of three classes of points in the plane, in batches (x (n, 2), y (n,)).

    `batch_sizes` are the sizes of the training batches; the validation batches have 16 and 9 points. The same
    `seed` gives the same points and weights. torch's own generator stays as it is.
    """
    with torch.random.fork_rng(devices=[]):
        # The CPU's generator only: torch.manual_seed also looks for devices, which takes long.
        torch.default_generator.manual_seed(seed)
        model = Linear(2, 3)
        train = [_points(n) for n in batch_sizes]
        valid = [_points(n) for n in (16, 9)]
    return Learner(model, DataLoaders(train, valid), cross_entropy, lr, list(cbs))


def _points(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Draw n points around three centres; returns the points and the number of each one's centre."""
    centres = torch.tensor([[0.0, 1.5], [1.5, -1.0], [-1.5, -1.0]])
    y = torch.randint(3, (n,))
    return centres[y] + torch.randn(n, 2), y
