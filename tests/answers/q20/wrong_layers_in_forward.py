# wrong (test_runs_in_order): layers is not known in forward
# says: The layers are in self\.layers
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in layers:
            x = layer(x)
        return x
