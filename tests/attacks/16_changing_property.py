# q19: a weight that is another one each time that it is looked at
# says: ConvLayer|w
class ConvLayer(Module):
    looks = 0

    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.sizes = (nf, ni)
        self.out = nf

    @property
    def w(self):
        ConvLayer.looks += 1
        return Parameter(torch.randn(*self.sizes, 3, 3) * ConvLayer.looks)

    @property
    def b(self):
        return Parameter(torch.zeros(self.out))

    def forward(self, x):
        return torch.zeros(x.shape[0], self.out, *x.shape[2:]).expand(x.shape[0], self.out, *x.shape[2:])
