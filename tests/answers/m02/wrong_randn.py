# wrong (test_weights): torch.randn as it is
# says: randn
class Linear(Module):

    def __init__(self, ni: int, nf: int) -> None:
        super().__init__()
        self.w = Parameter(torch.randn(nf, ni))
        self.b = Parameter(torch.zeros(nf))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x @ self.w.t() + self.b

class AdaptivePool(Module):

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.mean((2, 3))
