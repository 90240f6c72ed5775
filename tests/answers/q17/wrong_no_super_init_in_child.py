# wrong (test_scale_shift): the subclass forgets its parent's __init__
# says: Call super\(\)\.__init__\(\)
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
