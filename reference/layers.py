"""The layers of a small convolutional network, and the network.

Follows the "Simple CNN" section of the chapter.
"""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from reference.modules import Module, Parameter


class ConvLayer(Module):
    """A 3x3 convolution with padding 1, and a ReLU after it if `act`.

    (n, ni, h, w) -> (n, nf, h/stride, w/stride), rounded up. `w` is (nf, ni, 3, 3) and `b` is (nf,), or
    None without `bias`.
    """

    def __init__(self, ni: int, nf: int, stride: int = 1, bias: bool = True, act: bool = True) -> None:
        super().__init__()
        self.stride = stride
        self.act = act
        self.w = Parameter(torch.empty(nf, ni, 3, 3))
        self.b = Parameter(torch.zeros(nf)) if bias else None
        # A ReLU drops half of the signal, so Kaiming's weights (He et al., 2015) are larger to make up for it.
        # Without a ReLU, Xavier's (Glorot and Bengio, 2010) keep the scale of the input.
        if act:
            nn.init.kaiming_normal_(self.w)
        else:
            nn.init.xavier_normal_(self.w)

    def forward(self, x: Tensor) -> Tensor:
        """(n, ni, h, w) -> (n, nf, h/stride, w/stride)."""
        out = F.conv2d(x, self.w, self.b, stride=self.stride, padding=1)
        return F.relu(out) if self.act else out


class Linear(Module):
    """x @ w.T + b: (..., ni) -> (..., nf).

    `w` (nf, ni) starts from Xavier's normal distribution, `b` (nf,) from zero.
    """

    def __init__(self, ni: int, nf: int) -> None:
        super().__init__()
        self.w = Parameter(torch.empty(nf, ni))
        self.b = Parameter(torch.zeros(nf))
        nn.init.xavier_normal_(self.w)

    def forward(self, x: Tensor) -> Tensor:
        """(..., ni) -> (..., nf)."""
        return x @ self.w.t() + self.b


class Sequential(Module):
    """Layers one after the other: each gets what the one before it returned."""

    def __init__(self, *layers: Module) -> None:
        super().__init__()
        self.layers = layers
        # `layers` is a tuple, neither a Parameter nor a Module, so setting it registered nothing.
        self.register_modules(*layers)

    def forward(self, x: Tensor) -> Tensor:
        """Pass x through all layers; with none, return x."""
        for layer in self.layers:
            x = layer(x)
        return x


class AdaptivePool(Module):
    """The mean over height and width, whatever their size: (n, c, h, w) -> (n, c)."""

    def forward(self, x: Tensor) -> Tensor:
        """(n, c, h, w) -> (n, c)."""
        return x.mean((2, 3))


def simple_cnn(n_classes: int = 10) -> Sequential:
    """The chapter's network, for any number of classes: (n, 3, h, w) -> (n, n_classes).

    Four convolutions, each of which halves the grid (64x64 becomes 4x4), then an average over the grid, then
    a linear layer.
    """
    widths = [3, 16, 32, 64, 128]
    convs = [ConvLayer(ni, nf, stride=2) for ni, nf in zip(widths, widths[1:], strict=False)]
    return Sequential(*convs, AdaptivePool(), Linear(widths[-1], n_classes))
