# wrong (test_runs_in_order): nn.ModuleList
# says: nn.ModuleList takes PyTorch's own modules only
# not: nn.Sequential takes
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = nn.ModuleList(layers)
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x
