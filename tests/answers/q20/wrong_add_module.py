# wrong (test_runs_in_order): add_module, as in PyTorch
# says: register_modules\(\.\.\.\) instead of add_module
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        for i, layer in enumerate(layers):
            self.add_module(str(i), layer)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
