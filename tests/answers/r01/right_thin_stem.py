# right: the stem is 16 wide, so that stage 1 has a projection too; one Module with nested blocks and small weights
def conv(shape):
    return Parameter(torch.randn(*shape) * 0.02)


class ResNet(Module):
    def __init__(self, n_classes=10):
        super().__init__()
        self.stem = ConvLayer(3, 16, 2)
        self.blocks = []
        ni = 16
        for stage, nf in enumerate([64, 128, 256, 512]):
            for first in (True, False):
                block = {"stride": 2 if stage and first else 1}
                block["w1"] = conv((nf, ni, 3, 3))
                block["w2"] = conv((nf, nf, 3, 3))
                block["p"] = conv((nf, ni)) if ni != nf else None
                self.register_parameters(*(v for v in block.values() if isinstance(v, Parameter)))
                self.blocks.append(block)
                ni = nf
        self.fc = Linear(512, n_classes)

    def forward(self, x):
        x = self.stem(x)
        for block in self.blocks:
            inside = F.leaky_relu(F.conv2d(x, block["w1"], stride=block["stride"], padding=1), 0.1)
            inside = F.conv2d(inside, block["w2"], padding=1)
            if block["p"] is not None:
                x = F.conv2d(x, block["p"][:, :, None, None], stride=block["stride"])
            x = F.leaky_relu(x + inside, 0.1)
        return self.fc(x.mean((-1, -2)))


resnet18 = ResNet
