# wrong (test_runs_in_order): returns inside the loop
# says: return inside the loop
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
            return x
        return x
