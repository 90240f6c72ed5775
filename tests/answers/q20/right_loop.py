# right: registers one by one, keeps a list, prints
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = list(layers)
        for layer in self.layers:
            self.register_modules(layer)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
            print(tuple(x.shape))
        return x
