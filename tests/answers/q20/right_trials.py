# right: beside it, a comparison with PyTorch's own that uses the class's names
class Sequential(Module):
    def __init__(self, *layers):
        super().__init__()
        self.layers = layers
        self.register_modules(*layers)

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


layers = nn.Sequential(nn.Linear(4, 3), nn.Linear(3, 2))
x = torch.randn(8, 4)
x = layers(x)
