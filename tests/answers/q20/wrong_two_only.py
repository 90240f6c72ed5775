# wrong (test_runs_in_order): takes two layers
# says: Any number of layers
class Sequential(Module):
    def __init__(self, first, second):
        super().__init__()
        self.layers = layers = [first, second]
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
