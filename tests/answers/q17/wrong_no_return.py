# wrong (test_scale_shift): no return in the child's forward
# says: returns None. Is there a return
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
        super().forward(x) + self.shift
