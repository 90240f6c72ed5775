# wrong (test_weights): xavier_uniform_
# says: normal distribution
class Linear(Module):

    def __init__(self, ni: int, nf: int) -> None:
        super().__init__()
        self.w = Parameter(torch.empty(nf, ni))
        self.b = Parameter(torch.zeros(nf))
        nn.init.xavier_uniform_(self.w)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x @ self.w.t() + self.b

class AdaptivePool(Module):

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x.mean((2, 3))
