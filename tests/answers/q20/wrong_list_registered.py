# wrong (test_layers_are_registered): registers the tuple as one module
# says: whole tuple of layers.*star
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
