# right: starts made with nn.init, a shift without dimensions, annotations
class Scale(Module):
    def __init__(self) -> None:
        super().__init__()
        w = torch.empty((1,))
        nn.init.ones_(w)
        self.scale: Parameter = Parameter(w)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.scale.expand_as(x) * x


class ScaleShift(Scale):
    def __init__(self) -> None:
        super().__init__()
        self.shift = Parameter(nn.init.zeros_(torch.empty(())))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        out = super().forward(x)
        return torch.add(out, self.shift)
