# right: a parent of their own below Module, keyword arguments, forward through a helper
from functools import partial


class Learnable(Module):
    def make(self, **starts):
        for name, start in starts.items():
            setattr(self, name, Parameter(torch.tensor([float(start)])))


class Scale(Learnable):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.make(scale=1)

    def forward(self, x):
        return partial(torch.mul, x)(self.scale)


class ScaleShift(Scale):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.make(shift=0)

    def scaled(self, x):
        return super().forward(x)

    def forward(self, x):
        return self.shift + self.scaled(x)
