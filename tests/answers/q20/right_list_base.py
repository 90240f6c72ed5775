# right: a mixin that holds modules in a list
class Holds(Module):
    def __init__(self, modules):
        super().__init__()
        self.layers = modules
        self.register_modules(*modules)

    def __len__(self):
        return len(self.layers)

    def __iter__(self):
        return iter(self.layers)

    def __getitem__(self, i):
        return self.layers[i]


class Sequential(Holds):
    def __init__(self, *layers):
        super().__init__(layers)

    def forward(self, x):
        i = 0
        while i < len(self):
            x = self[i](x)
            i += 1
        return x
