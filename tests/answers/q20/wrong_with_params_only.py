# wrong (test_training): layers without parameters are not registered
# says: no parameters
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*[l for l in layers if l.parameters()])
    def forward(self, x):
        for l in self.layers: x = l(x)
        return x
