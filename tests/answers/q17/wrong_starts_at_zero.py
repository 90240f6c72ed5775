# wrong (test_scale): scale starts at 0
# says: scale should start at 1
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.zeros(1))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
