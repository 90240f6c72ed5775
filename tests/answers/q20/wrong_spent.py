# wrong (test_runs_again): an iterator over the layers is used up by the first run
# says: used up
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = list(layers)
        self.register_modules(*layers)
        self._it = iter(layers)
    def forward(self, x):
        for l in self._it: x = l(x)
        return x
