# right: a 7x7 stem with pooling, batch normalisation whose last scale starts at zero, all in one class
class BN(Module):
    def __init__(self, nf, scale=1.0):
        super().__init__()
        self.scale = Parameter(torch.full((nf,), scale))
        self.shift = Parameter(torch.zeros(nf))
        self.means, self.variances = torch.zeros(nf), torch.ones(nf)

    def forward(self, x):
        return F.batch_norm(x, self.means, self.variances, self.scale, self.shift, self.training)


class Conv(Module):
    def __init__(self, ni, nf, ks, stride):
        super().__init__()
        self.w = Parameter(nn.init.kaiming_normal_(torch.empty(nf, ni, ks, ks), mode="fan_out"))
        self.stride, self.pad = stride, ks // 2

    def forward(self, x):
        return F.conv2d(x, self.w, None, self.stride, self.pad)


class BasicBlock(Module):
    def __init__(self, ni, nf, stride):
        super().__init__()
        self.conv1, self.bn1 = Conv(ni, nf, 3, stride), BN(nf)
        self.conv2, self.bn2 = Conv(nf, nf, 3, 1), BN(nf, 0.0)
        if ni != nf:
            self.down = Sequential(Conv(ni, nf, 1, stride), BN(nf))
        else:
            self.down = Sequential()

    def forward(self, x):
        out = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        out += self.down(x)
        return out.relu_()


class ResNet(Module):
    def __init__(self, n_classes):
        super().__init__()
        self.stem, self.bn = Conv(3, 64, 7, 2), BN(64)
        self.stages = Sequential(
            *(
                Sequential(BasicBlock(ni, nf, 1 + (ni < nf)), BasicBlock(nf, nf, 1))
                for ni, nf in [(64, 64), (64, 128), (128, 256), (256, 512)]
            )
        )
        self.pool, self.fc = AdaptivePool(), Linear(512, n_classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn(self.stem(x))), 3, 2, 1)
        return self.fc(self.pool(self.stages(x)))


def resnet18(n_classes: int = 10):
    return ResNet(n_classes)
