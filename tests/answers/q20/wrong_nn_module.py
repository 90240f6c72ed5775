# wrong (test_runs_in_order): PyTorch's nn.Module
# says: class Sequential\(Module\)
class Sequential(nn.Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
