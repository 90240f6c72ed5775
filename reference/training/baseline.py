"""How far colour alone gets: the accuracy that a network has to beat."""

from collections.abc import Iterable

import torch
from torch import Tensor
from tqdm import tqdm

from reference.layers import Linear
from reference.losses import cross_entropy
from reference.optimizer import SGD


def mean_colours(batches: Iterable[tuple[Tensor, Tensor]]) -> tuple[Tensor, Tensor]:
    """Turn batches of images (n, h, w, 3) and labels into all mean colours (n_items, 3) and labels (n_items,)."""
    xs, ys = zip(*((xb.mean((1, 2)), yb) for xb, yb in tqdm(batches, leave=False, disable=None)), strict=True)
    return torch.cat(xs), torch.cat(ys)


def linear_accuracy(train: tuple[Tensor, Tensor], valid: tuple[Tensor, Tensor], n_steps: int = 500) -> float:
    """Return the share of `valid` that a linear model of `train` gets right.

    Both are pairs of x (n, k) and labels (n,). Each of `n_steps` of gradient descent uses all of `train`. The
    problem is convex, so this comes close to the best linear model.
    """
    (x, y), (x_valid, y_valid) = train, valid
    mean, std = x.mean(0), x.std(0) + 1e-6
    model = Linear(x.shape[1], int(y.max()) + 1)
    with torch.no_grad():
        model.w.zero_()  # any start will do: the problem is convex
    opt = SGD(model.parameters(), lr=1.0)
    for _ in range(n_steps):
        cross_entropy(model((x - mean) / std), y).backward()
        opt.step()
    with torch.no_grad():
        right = model((x_valid - mean) / std).argmax(1) == y_valid
    return right.float().mean().item()
