# wrong (test_runs_again): layers are cut off from those before
# says: gradient
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)
    def forward(self, x):
        for l in self.layers: x = l(x.detach() if l is not self.layers[0] else x)
        return x
