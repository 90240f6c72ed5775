# wrong (test_layers_are_registered): adds the layers' params to its own
# says: parameters are registered, but the layers are not
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.params += [p for layer in layers for p in layer.params]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
