# wrong (test_scale): registered by hand, too
# says: registered twice
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))
        self.register_parameters(self.scale)

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
