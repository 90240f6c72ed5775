# wrong (test_hooks): defines __call__
# says: model's own hook does not run. Name the method forward
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
