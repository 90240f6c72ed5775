# right: the model answer, with trials in the cell
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
        return x.mean((2, 3))

layer = Linear(4, 2)
assert layer(torch.randn(3, 4)).shape == (3, 2)
print(AdaptivePool()(torch.randn(2, 3, 4, 4)))
