"""What colour alone tells: the accuracy that a network has to beat before it has seen anything."""

from collections.abc import Iterable

import torch
from torch import Tensor
from tqdm import tqdm

from reference.layers import Linear
from reference.losses import cross_entropy
from reference.optimizer import SGD


def mean_colours(batches: Iterable[tuple[Tensor, Tensor]]) -> tuple[Tensor, Tensor]:
    """From batches of images (n, h, w, 3) and labels, all mean colours (n_items, 3) and labels (n_items,)."""
    xs, ys = zip(*((xb.mean((1, 2)), yb) for xb, yb in tqdm(batches, leave=False, disable=None)), strict=True)
    return torch.cat(xs), torch.cat(ys)


def linear_accuracy(train: tuple[Tensor, Tensor], valid: tuple[Tensor, Tensor], n_steps: int = 500) -> float:
    """The share of `valid` that a linear model of `train` gets right.

    Both are pairs of x (n, k) and labels (n,). The model is fitted by gradient descent on all of `train` at
    once; the problem is convex, so that `n_steps` of them bring it close to the best that there is.
    """
    (x, y), (x_valid, y_valid) = train, valid
    mean, std = x.mean(0), x.std(0) + 1e-6
    model = Linear(x.shape[1], int(y.max()) + 1)
    with torch.no_grad():
        model.w.zero_()  # a convex problem needs no luck
    opt = SGD(model.parameters(), lr=1.0)
    for _ in range(n_steps):
        cross_entropy(model((x - mean) / std), y).backward()
        opt.step()
    with torch.no_grad():
        right = model((x_valid - mean) / std).argmax(1) == y_valid
    return right.float().mean().item()
