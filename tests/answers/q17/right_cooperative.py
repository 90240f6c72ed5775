# right: passes all arguments on; keeps super() in a variable
class Scale(Module):
    def __init__(self, *args, **kwargs):
        parent = super()
        parent.__init__(*args, **kwargs)
        self.scale = Parameter(torch.ones(1, requires_grad=True).detach())

    def forward(self, x, *args):
        """Nothing here is like Scale.forward(self, x)."""
        return self.scale * x


class ScaleShift(Scale):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.shift = Parameter(torch.zeros_like(self.scale))

    def forward(self, *args):
        scaled = super().forward(*args)
        result = scaled + self.shift
        print(result.shape)
        return result


s = ScaleShift()
s(torch.zeros(2))
