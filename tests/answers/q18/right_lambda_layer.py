# right: a layer around a function that is kept in an attribute
class Lambda(Module):
    def __init__(self, f):
        super().__init__()
        self.f = f

    def forward(self, *args):
        return self.f(*args)


class Double(Lambda):
    def __init__(self):
        super().__init__(lambda x: x * 2)
