# wrong (test_layers_are_registered): a list in the class's body
# says: share one list of layers
class Sequential(Module):
    layers = []

    def __init__(self, *layers):
        super().__init__()
        for layer in layers:
            self.layers.append(layer)
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
