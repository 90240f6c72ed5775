# right: x + x, any number of arguments accepted, an __init__ of its own
class Double(Module):
    """Does not define __call__."""

    def __init__(self):
        super().__init__()

    def forward(self, x, *rest):
        print("doubling", tuple(x.shape))
        return x + x


Double.__call__  # a look at it changes nothing
