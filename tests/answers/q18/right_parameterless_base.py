# right: a general layer made special, forward inherited from a base class
class Times(Module):
    factor = 1

    def forward(self, x):
        return torch.mul(x, self.factor)


class Double(Times):
    factor = 2.0
