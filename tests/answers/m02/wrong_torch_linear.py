# wrong (test_own): torch's nn.Linear does the work
# says: nn\.Linear
class Linear(Module):
    def __init__(self, ni, nf):
        super().__init__()
        self.inner = nn.Linear(ni, nf)
        self.w, self.b = Parameter(self.inner.weight), Parameter(self.inner.bias)

    def forward(self, x):
        return x @ self.w.t() + self.b


class AdaptivePool(Module):

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.mean((2, 3))
