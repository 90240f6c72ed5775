# wrong (test_layers_are_registered): registered in reverse
# says: registered in reverse
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers[::-1])

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
