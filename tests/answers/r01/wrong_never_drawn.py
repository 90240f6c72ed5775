# wrong (test_two_models): the projection keeps whatever lay in its memory
# says: never drawn|infinite or nan
class ResBlock(Module):

    def __init__(self, ni: int, nf: int, stride: int = 1) -> None:
        super().__init__()
        self.stride = stride
        self.convs = Sequential(ConvLayer(ni, nf, stride), ConvLayer(nf, nf, act=False))
        self.projection = None
        if ni != nf or stride != 1:
            self.projection = Parameter(torch.empty(nf, ni, 1, 1))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        shortcut = x if self.projection is None else F.conv2d(x, self.projection, stride=self.stride)
        return F.relu(self.convs(x) + shortcut)


def resnet18(n_classes: int = 10) -> Module:
    blocks = []
    ni = 64
    for nf in (64, 128, 256, 512):
        blocks += [ResBlock(ni, nf, stride=1 if nf == ni else 2), ResBlock(nf, nf)]
        ni = nf
    return Sequential(ConvLayer(3, 64, stride=2), *blocks, AdaptivePool(), Linear(ni, n_classes))
