# right: a base class that makes numbers learnable, float64 ones
class WithNumber(Module):
    def add_number(self, name, start):
        setattr(self, name, Parameter(torch.tensor([start], dtype=torch.float64)))


class Scale(WithNumber):
    def __init__(self):
        super().__init__()
        self.add_number("scale", 1.0)

    def forward(self, x):
        return torch.mul(x, self.scale)


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.add_number("shift", 0.0)

    forward = lambda self, x: super(ScaleShift, self).forward(x) + self.shift
