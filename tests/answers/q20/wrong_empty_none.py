# wrong (test_no_layers): returns None with no layers
# says: With no layers the result should be x itself
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        out = None
        for layer in self.layers:
            out = layer(x if out is None else out)
        return out
