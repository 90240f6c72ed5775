# wrong (test_runs_in_order): reversed order
# says: run in reverse
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in reversed(self.layers):
            x = layer(x)
        return x
