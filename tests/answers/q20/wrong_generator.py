# wrong (test_layers_are_registered): layers is a generator
# says: looped over only once
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = (layer for layer in layers)
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
