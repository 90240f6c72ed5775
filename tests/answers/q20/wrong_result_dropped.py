# wrong (test_runs_in_order): drops what a layer returns
# says: Is what a layer returns used
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            layer(x)
        return x
