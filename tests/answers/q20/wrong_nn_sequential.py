# wrong (test_runs_in_order): PyTorch's own
# says: leaves the work to nn\.Sequential
# not: ModuleList
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)
        self.net = nn.Sequential(*layers)

    def forward(self, x):
        return self.net(x)
