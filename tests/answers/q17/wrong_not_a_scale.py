# wrong (test_scale_shift): ScaleShift is no Scale but has one
# says: should build on Scale
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return x * self.scale + self.shift
