# wrong (test_scale): the number is named weight
# says: Keep the number in self\.scale
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.weight = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.weight


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
