# wrong (test_stages): PyTorch's own modules
# says: The model has to be a Module of this
class Block(nn.Module):
    def __init__(self, ni, nf, stride=1):
        super().__init__()
        self.convs = nn.Sequential(
            nn.Conv2d(ni, nf, 3, stride, 1), nn.ReLU(), nn.Conv2d(nf, nf, 3, 1, 1)
        )
        self.short = nn.Identity() if ni == nf else nn.Conv2d(ni, nf, 1, stride)

    def forward(self, x):
        return F.relu(self.convs(x) + self.short(x))


def resnet18(n_classes=10):
    layers, ni = [nn.Conv2d(3, 64, 3, 2, 1)], 64
    for nf in (64, 128, 256, 512):
        layers += [Block(ni, nf, 1 if ni == nf else 2), Block(nf, nf)]
        ni = nf
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, n_classes))
