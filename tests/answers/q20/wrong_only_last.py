# wrong (test_runs_in_order): every layer gets the input
# says: Every layer is given x itself
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            out = layer(x)
        return out
