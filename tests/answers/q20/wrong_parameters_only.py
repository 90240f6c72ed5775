# wrong (test_layers_are_registered): registers the parameters, not the modules
# says: parameters are registered, but the layers are not
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        for layer in layers:
            self.register_parameters(*layer.parameters())

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
