# wrong (test_diamond_init): Scale.__init__(self), though super() in forward
# says: Scale\.__init__\(self\) always means Scale
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        Scale.__init__(self)
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
