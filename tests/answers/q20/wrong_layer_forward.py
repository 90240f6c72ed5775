# wrong (test_hooks): layer.forward goes past the hooks
# says: layer\.forward\(x\) goes past the hook
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
