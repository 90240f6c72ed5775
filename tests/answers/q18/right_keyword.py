# right: a static helper, the factor kept as a plain tensor that is no parameter
class Double(Module):
    def __init__(self):
        super().__init__()
        self.two = torch.tensor(2.0)

    @staticmethod
    def times(a, b):
        return torch.einsum("...,->...", a, b.to(a.dtype))

    def forward(self, x):
        return self.times(x, self.two)
