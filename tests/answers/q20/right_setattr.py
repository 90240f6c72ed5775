# right: each layer is an attribute, as which it is registered; reduce runs them
from functools import reduce


class Sequential(Module):
    """Not nn.Sequential."""

    def __init__(self, *layers: Module):
        super(Sequential, self).__init__()
        for i, layer in enumerate(layers):
            setattr(self, f"layer{i}", layer)
        self.layers = tuple(layers)

    def forward(self, x):
        return reduce(lambda out, layer: layer(out), self.layers, x)


Sequential(Linear(2, 3), Sequential())(torch.zeros(1, 2))
