# wrong (test_scale): Parameter(1.)
# says: made from a tensor: Parameter\(torch\.ones\(1\)\)
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(1.)

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
