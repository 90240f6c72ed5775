"""From a batch of images to what a model takes: the device, the scale, the order of the axes.

Follows the "Data" section of the chapter.
"""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

imagenet_stats = (torch.tensor([0.485, 0.456, 0.406]), torch.tensor([0.229, 0.224, 0.225]))
"""Mean and standard deviation of red, green and blue over ImageNet, for images in [0, 1]."""


def default_device() -> torch.device:
    """The current CUDA device if there is one, else the CPU."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def to_device(b: Any, device: torch.device | str | None = None) -> Any:
    """Move a tensor, or every tensor in nested lists and tuples, to `device` (None: `default_device()`).

    Lists and tuples come back as what they were; anything that is not a tensor is returned unchanged.
    """
    device = default_device() if device is None else device
    if isinstance(b, Tensor):
        return b.to(device)
    if isinstance(b, list | tuple):
        return type(b)([to_device(o, device) for o in b])
    return b


class Normalize:
    """Scale each channel to mean 0 and standard deviation 1: `stats` is (mean, std), each of shape (c,).

    Called with x (..., c), returns (x - mean) / std, of the same shape and on x's device, where the stats
    move to. Raises ValueError if a standard deviation is not positive.
    """

    def __init__(self, stats: Sequence[Tensor | Sequence[float]]) -> None:
        mean, std = (torch.as_tensor(stat) for stat in stats)
        if not (std > 0).all():
            raise ValueError(f"standard deviations must be positive, not {std.tolist()}")
        self.stats = (mean, std)

    @classmethod
    def from_batch(cls, xb: Tensor) -> "Normalize":
        """With the statistics of one batch xb (n, h, w, c), as the chapter takes them."""
        return cls((xb.mean((0, 1, 2)), xb.std((0, 1, 2))))

    def __call__(self, x: Tensor) -> Tensor:
        self.stats = to_device(self.stats, x.device)
        mean, std = self.stats
        return (x - mean) / std


def to_nchw(xb: Tensor) -> Tensor:
    """(n, h, w, c), the order in which images are stored, to torch's (n, c, h, w): a view, not a copy."""
    return xb.permute(0, 3, 1, 2)


def tfm_x(xb: Tensor, norm: Normalize) -> Tensor:
    """Normalise a batch xb (n, h, w, c) with `norm` and put its channels first: (n, c, h, w)."""
    return to_nchw(norm(xb))
