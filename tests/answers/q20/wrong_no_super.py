# wrong (test_runs_in_order): no super().__init__()
# says: Call super\(\)\.__init__\(\)
class Sequential(Module):
    def __init__(self, *layers):
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
