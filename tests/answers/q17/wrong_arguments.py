# wrong (test_scale): needs arguments
# says: made without arguments
class Scale(Module):
    def __init__(self, start):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self, start):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
