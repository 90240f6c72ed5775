# right: layers is a property over children
class Sequential(Module):
    def __init__(self, *modules):
        super().__init__()
        self.register_modules(*modules)

    @property
    def layers(self):
        return self.children

    def forward(self, *args):
        (x,) = args
        for layer in self.children:
            x = layer(x)
        return x
