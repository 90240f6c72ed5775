# wrong (test_runs_in_order): register_module
# says: called register_modules
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_module(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
