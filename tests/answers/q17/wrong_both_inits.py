# wrong (test_diamond_init): super().__init__() and Scale.__init__(self)
# says: Scale.__init__ runs twice
# not: registered twice
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        Scale.__init__(self)
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
