# wrong (test_gradients): changes x
# says: x itself is changed
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        x *= self.scale
        return x


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        return super().forward(x) + self.shift
