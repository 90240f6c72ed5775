# right: the scale of the weights worked out by hand, b first
import math


class Linear(Module):
    def __init__(self, ni, nf):
        super().__init__()
        self.b = Parameter(torch.zeros(nf))
        self.w = Parameter(torch.randn(nf, ni) * math.sqrt(2 / (ni + nf)))

    def forward(self, x):
        return torch.matmul(x, self.w.transpose(0, 1)).add(self.b)


class AdaptivePool(Module):
    def forward(self, x):
        n, c, h, w = x.shape
        return x.reshape(n, c, h * w).sum(-1) / (h * w)
