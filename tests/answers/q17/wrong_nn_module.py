# wrong (test_scale): PyTorch's nn.Module as base
# says: on PyTorch's nn.Module
class Scale(nn.Module):
    def __init__(self):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
