# wrong (test_hooks): runs its own hook
# says: A hook runs twice
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        if self.hook:
            self.hook(x, (x,))
        return x
