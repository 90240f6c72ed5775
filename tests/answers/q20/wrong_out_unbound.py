# wrong (test_no_layers): no value without layers
# says: With no layers the loop never runs
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = out = layer(x)
        return out
