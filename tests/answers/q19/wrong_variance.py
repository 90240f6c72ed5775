# wrong (test_kaiming_with_activation): the variance taken for the standard deviation
# says: This is the variance
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.w = Parameter(torch.zeros(nf, ni, 3, 3))
        self.b = Parameter(torch.zeros(nf)) if bias else None
        self.act, self.stride = act, stride
        nn.init.normal_(self.w, std=2 / (9 * ni) if act else 2 / (9 * (ni + nf)))

    def forward(self, x):
        x = F.conv2d(x, self.w, self.b, stride=self.stride, padding=1)
        return F.relu(x) if self.act else x
