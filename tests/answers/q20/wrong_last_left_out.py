# wrong (test_runs_in_order): the last layer is left out
# says: last layer is missing
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = layer(x)
        return x
