# wrong (test_diamond_result): Scale.forward(self, x)
# says: Scale\.forward\(self, x\) always means Scale
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return Scale.forward(self, x) + self.shift
