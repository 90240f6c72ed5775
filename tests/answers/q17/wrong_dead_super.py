# wrong (test_uses_super): looks for the next class itself, with a super below the return
# says: does not reach its parent through super
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


def next_of(obj, cls):
    classes = type(obj).__mro__
    return classes[classes.index(cls) + 1]


class ScaleShift(Scale):
    def __init__(self):
        next_of(self, ScaleShift).__init__(self)
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return next_of(self, ScaleShift).forward(self, x) + self.shift
        return super().forward(x) + self.shift
