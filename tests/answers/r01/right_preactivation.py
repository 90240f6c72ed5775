# right: activations before the convolutions (He et al., 2016), a projection by Linear, halving by pooling
class Project(Module):
    def __init__(self, ni, nf):
        super().__init__()
        self.linear = Linear(ni, nf)

    def forward(self, x):
        return self.linear(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)


class Pre(Module):
    def __init__(self, ni, nf, halve):
        super().__init__()
        self.halve = halve
        self.a = ConvLayer(ni, nf, act=False, bias=False)
        self.b = ConvLayer(nf, nf, act=False, bias=False)
        if halve:
            self.project = Project(ni, nf)

    def forward(self, x):
        h = F.gelu(x)
        if self.halve:
            h, x = F.avg_pool2d(h, 2, ceil_mode=True), F.avg_pool2d(x, 2, ceil_mode=True)
            x = self.project(x)
        return x + self.b(F.gelu(self.a(h)))


class Last(Module):
    def forward(self, x):
        return x.relu()


def resnet18(n_classes=10):
    print("a model for", n_classes)
    stages = []
    for i in range(4):
        nf = 64 << i
        stages.append(Sequential(Pre(nf // 2 if i else 64, nf, i > 0), Pre(nf, nf, False)))
    return Sequential(ConvLayer(3, 64, act=False), *stages, Last(), AdaptivePool(), Linear(512, n_classes))


resnet18()(torch.randn(2, 3, 16, 16))
