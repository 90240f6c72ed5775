# wrong (test_layers_are_registered): only the last is registered
# says: Only the last layer is registered
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        for layer in layers:
            last = layer
        self.register_modules(last)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
