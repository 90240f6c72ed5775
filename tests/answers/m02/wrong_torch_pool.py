# wrong (test_own): torch's nn.AdaptiveAvgPool2d does the work
# says: nn\.AdaptiveAvgPool2d
class Linear(Module):

    def __init__(self, ni: int, nf: int) -> None:
        super().__init__()
        self.w = Parameter(torch.empty(nf, ni))
        self.b = Parameter(torch.zeros(nf))
        nn.init.xavier_normal_(self.w)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x @ self.w.t() + self.b

class AdaptivePool(Module):

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return nn.AdaptiveAvgPool2d(1)(x)[:, :, 0, 0]
