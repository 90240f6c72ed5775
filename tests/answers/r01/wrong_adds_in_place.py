# wrong (test_gradients): adds to the block's input in place
# says: x \+= y
class ResBlock(Module):
    def __init__(self, ni, nf, stride=1):
        super().__init__()
        self.conv1 = ConvLayer(ni, nf, stride=stride)
        self.conv2 = ConvLayer(nf, nf, act=False)
        self.stride = stride
        self.proj = Parameter(torch.randn(nf, ni, 1, 1) * (1 / ni) ** 0.5) if ni != nf else None
    def forward(self, x):
        out = self.conv2(self.conv1(x))
        if self.proj is not None: x = F.conv2d(x, self.proj, stride=self.stride)
        x += out
        return F.relu(x)
def resnet18(n_classes=10):
    b = ResBlock
    return Sequential(ConvLayer(3, 64), b(64, 64), b(64, 64), b(64, 128, 2), b(128, 128), b(128, 256, 2), b(256, 256), b(256, 512, 2), b(512, 512), AdaptivePool(), Linear(512, n_classes))
