# wrong (test_runs_in_order): a set, in another order
# says: set keeps no order|run in reverse
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = sorted(set(layers), key=lambda layer: -layers.index(layer))
        self.register_modules(*self.layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
