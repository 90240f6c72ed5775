# wrong (test_layers_are_registered): registered twice
# says: registered more than once
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        for i, layer in enumerate(layers):
            setattr(self, f'layer{i}', layer)
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
