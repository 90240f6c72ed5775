# wrong (test_scale): plain tensors never register
# says: plain Tensor.*Make it a Parameter
class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = torch.ones(1, requires_grad=True)

    def forward(self, x):
        return x * self.scale


class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = torch.zeros(1, requires_grad=True)

    def forward(self, x):
        return super().forward(x) + self.shift
