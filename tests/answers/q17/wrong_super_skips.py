# wrong (test_scale_shift): super(Scale, self) goes past the parent
# says: super\(Scale, self\) starts to look after
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super(Scale, self).forward(x) + self.shift
