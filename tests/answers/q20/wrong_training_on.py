# wrong (test_training): a new model is training
# says: training already
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)
        self.training = True
    def forward(self, x):
        for l in self.layers: x = l(x)
        return x
