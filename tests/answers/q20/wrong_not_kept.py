# wrong (test_layers_are_registered): no self.layers
# says: Keep the layers in self\.layers
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.children:
            x = layer(x)
        return x
