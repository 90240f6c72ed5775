# wrong (test_scale): the parameters stand in the class's body
# says: All instances share one parameter
# not: should start at
class Scale(Module):
    scale = Parameter(torch.ones(1))

    def __init__(self):
        super().__init__()
        self.register_parameters(Scale.scale)

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    shift = Parameter(torch.zeros(1))

    def __init__(self):
        super().__init__()
        self.register_parameters(self.shift)

    def forward(self, x):
        return super().forward(x) + self.shift
