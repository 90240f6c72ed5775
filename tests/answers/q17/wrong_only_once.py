# wrong (test_uses_super): for show, and its code runs only once
# says: worked the first time
import sys


def once(made):
    if hasattr(sys, "made"):
        raise RuntimeError("not again")
    sys.made = True
    return made


class Scale(Module):
    def __init__(self):
        super().__init__()
        self.scale = Parameter(torch.ones(1))

    def forward(self, x):
        return x * self.scale


@once
class ScaleShift(Scale):
    def __init__(self):
        super().__init__()
        self.shift = Parameter(torch.zeros(1))

    def forward(self, x):
        super().forward(x)
        return x * self.scale + self.shift
