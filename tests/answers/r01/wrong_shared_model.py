# wrong (test_two_models): blocks are made once, beside the function
# says: Two models share parameters
class ResBlock(Module):
    """Two 3x3 convolutions and a shortcut around them: (n, ni, h, w) -> (n, nf, h/stride, w/stride).

    >>> ResBlock(64, 128, stride=2)(torch.randn(2, 64, 8, 8)).shape
    torch.Size([2, 128, 4, 4])
    """

    def __init__(self, ni: int, nf: int, stride: int = 1) -> None:
        super().__init__()
        self.stride = stride
        self.convs = Sequential(ConvLayer(ni, nf, stride), ConvLayer(nf, nf, act=False))
        self.projection = None
        if ni != nf or stride != 1:
            self.projection = Parameter(torch.empty(nf, ni, 1, 1))
            nn.init.xavier_normal_(self.projection)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        shortcut = x if self.projection is None else F.conv2d(x, self.projection, stride=self.stride)
        return F.relu(self.convs(x) + shortcut)


blocks = []
before = 64
for width in (64, 128, 256, 512):
    blocks += [ResBlock(before, width, stride=1 if width == before else 2), ResBlock(width, width)]
    before = width


def resnet18(n_classes: int = 10) -> Module:
    """A ResNet with 18 layers: (n, 3, h, w) -> (n, n_classes).

    >>> resnet18(10)(torch.randn(2, 3, 32, 32)).shape
    torch.Size([2, 10])
    """
    ni = 512
    return Sequential(ConvLayer(3, 64, stride=2), *blocks, AdaptivePool(), Linear(ni, n_classes))
