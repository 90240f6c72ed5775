"""A Learner that trains in a blink: to try callbacks and schedules on, without images."""

from collections.abc import Sequence
from typing import Any

import torch

from reference.layers import Linear
from reference.learner import DataLoaders, Learner
from reference.losses import cross_entropy


def toy_learner(
    cbs: Sequence[Any] = (), lr: float = 0.1, batch_sizes: Sequence[int] = (16, 16, 16, 9), seed: int = 0
) -> Learner:
    """A linear model of three classes of points in the plane, in batches (x (n, 2), y (n,)).

    `batch_sizes` are those of the training batches; there is one validation batch of 16 and one of 9. The
    same `seed` gives the same points and weights, and leaves torch's own generator alone.
    """
    with torch.random.fork_rng(devices=[]):
        torch.default_generator.manual_seed(
            seed
        )  # the CPU's; torch.manual_seed also looks for devices, and takes long
        model = Linear(2, 3)
        train = [_points(n) for n in batch_sizes]
        valid = [_points(n) for n in (16, 9)]
    return Learner(model, DataLoaders(train, valid), cross_entropy, lr, list(cbs))


def _points(n: int) -> tuple[torch.Tensor, torch.Tensor]:
    """n points around three centres, and which centre each belongs to."""
    centres = torch.tensor([[0.0, 1.5], [1.5, -1.0], [-1.5, -1.0]])
    y = torch.randint(3, (n,))
    return centres[y] + torch.randn(n, 2), y
