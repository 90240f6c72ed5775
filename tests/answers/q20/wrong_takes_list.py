# wrong (test_runs_in_order): takes one list instead of layers
# says: Any number of layers.*\*layers
class Sequential(Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
