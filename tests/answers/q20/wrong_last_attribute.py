# wrong (test_layers_are_registered): registers in a loop that ends too early
# says: Only the first layer is registered
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        for layer in layers:
            self.register_modules(layer)
            break

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
