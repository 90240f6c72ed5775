# right: registers through setattr in a helper, a class attribute for the type, an early return
def register(module, layers):
    for n, layer in enumerate(layers):
        setattr(module, f"_{n}", layer)
    return layers


class Sequential(Module):
    container: type = list

    def __init__(self, *layers: Module) -> None:
        super().__init__()
        self.layers = register(self, self.container(layers))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.layers:
            return x
        out, rest = self.layers[0](x), self.layers[1:]
        for layer in rest:
            out = layer(out)
        return out
