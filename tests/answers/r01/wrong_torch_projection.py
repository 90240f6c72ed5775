# wrong (test_projections): nn.Conv2d for the projection
# says: those of nn\.Conv2d are not
class ResBlock(Module):
    def __init__(self, ni, nf, stride=1):
        super().__init__()
        self.c1 = ConvLayer(ni, nf, stride)
        self.c2 = ConvLayer(nf, nf, act=False)
        self.short = nn.Conv2d(ni, nf, 1, stride=stride) if ni != nf else None
    def forward(self, x):
        y = self.c2(self.c1(x))
        return F.relu(y + (x if self.short is None else self.short(x)))
def resnet18(n_classes=10):
    bs, ni = [], 64
    for nf in (64,128,256,512):
        bs += [ResBlock(ni, nf, 1 if ni == nf else 2), ResBlock(nf, nf)]
        ni = nf
    return Sequential(ConvLayer(3,64), *bs, AdaptivePool(), Linear(512, n_classes))
