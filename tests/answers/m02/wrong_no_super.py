# wrong (test_linear, test_parameters): no super().__init__()
# says: super\(\)
class Linear(Module):

    def __init__(self, ni: int, nf: int) -> None:
        self.w = Parameter(torch.empty(nf, ni))
        self.b = Parameter(torch.zeros(nf))
        nn.init.xavier_normal_(self.w)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x @ self.w.t() + self.b

class AdaptivePool(Module):

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.mean((2, 3))
