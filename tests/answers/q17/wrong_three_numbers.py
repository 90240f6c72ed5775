# wrong (test_scale): three numbers
# says: one number: a Parameter with one element
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(3))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
