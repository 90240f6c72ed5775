# wrong (test_runs_in_order): calls the tuple
# says: one after another, in a loop
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        return self.layers(x)
