# wrong (test_parameters): w is a whole nn.Conv2d
# says: a whole layer of PyTorch's
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.act, self.stride = act, stride
        init = nn.init.kaiming_normal_ if act else nn.init.xavier_normal_
        self.w = nn.Conv2d(ni, nf, 3, stride, 1)
        self.b = Parameter(torch.zeros(nf)) if bias else None

    def forward(self, x):
        x = self.w(x)
        return F.relu(x) if self.act else x
