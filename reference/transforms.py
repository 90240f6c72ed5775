"""What happens to a batch of images before a model gets it: device, scale, order of the axes.

Follows the "Data" section of the chapter.
"""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

imagenet_stats = (torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225]))
"""Mean and standard deviation of red, green and blue over ImageNet, for images in [0, 1]."""


def default_device() -> torch.device:
    """Return the current CUDA device if there is one, else the CPU."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def to_device(b: Any, device: torch.device | str | None = None) -> Any:
    """Move a tensor, or every tensor in nested lists and tuples, to `device` (None: `default_device()`).

    A list comes back as a list and a tuple as a tuple. Anything else comes back unchanged.
    """
    device = default_device() if device is None else device
    if isinstance(b, Tensor):
        return b.to(device)
    if isinstance(b, list | tuple):
        return type(b)([to_device(o, device) for o in b])
    return b


class Normalize:
    """Scale each channel to mean 0 and standard deviation 1: `stats` is (mean, std), each of shape (c,).

    Called with x (..., c), it returns (x - mean) / std, of the same shape and on the same device; the
    statistics move to that device. Raises ValueError if a standard deviation is not positive.
    """

    def __init__(self, stats: Sequence[Tensor | Sequence[float]]) -> None:
        mean, std = (torch.as_tensor(stat) for stat in stats)
        if not (std > 0).all():
            raise ValueError(f"standard deviations must be positive, not {std.tolist()}")
        self.stats = (mean, std)

    @classmethod
    def from_batch(cls, xb: Tensor) -> "Normalize":
        """Use the statistics of one batch xb (n, h, w, c), as the chapter does."""
        return cls((xb.mean((0, 1, 2)), xb.std((0, 1, 2))))

    def __call__(self, x: Tensor) -> Tensor:
        self.stats = to_device(self.stats, x.device)
        mean, std = self.stats
        return (x - mean) / std


def to_nchw(xb: Tensor) -> Tensor:
    """Turn images as they are stored, (n, h, w, c), into torch's order, (n, c, h, w): a view, not a copy."""
    return xb.permute(0, 3, 1, 2)


def tfm_x(xb: Tensor, norm: Normalize | None = None) -> Tensor:
    """Normalise a batch xb (n, h, w, c) and put its channels first: (n, c, h, w).

    Without `norm`, it uses the statistics of `xb` itself.
    """
    # The chapter's `tfm_x` reads a global `norm`, made from the first training batch. A model wants the same
    # statistics in every batch, so pass `norm` wherever you transform more than one.
    return to_nchw(norm(xb) if norm is not None else Normalize.from_batch(xb)(xb))
