# wrong (test_scale): asks Scale's parent for a forward
# says: no super\(\)\.forward to call in Scale
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return super().forward(x) * self.scale


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
