# wrong (test_uses_super): the parent by name in both methods
# says: always means Scale
class Scale(Module):
    def __init__(self):
        Module.__init__(self)
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    """super() would do it too."""

    def __init__(self):
        Scale.__init__(self)
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return Scale.forward(self, x) + self.shift
