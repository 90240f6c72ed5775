# wrong (test_layers_are_registered): registers in every call
# says: registers the layers once more
# not: No layer is registered
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers

    def forward(self, x):
        self.register_modules(*self.layers)
        for layer in self.layers:
            x = layer(x)
        return x
