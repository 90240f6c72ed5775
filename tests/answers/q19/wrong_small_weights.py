# wrong (test_kaiming_with_activation): small weights of a fixed size
# says: not that of kaiming_normal_
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.act, self.stride = act, stride
        init = nn.init.kaiming_normal_ if act else nn.init.xavier_normal_
        self.w = Parameter(torch.randn(nf, ni, 3, 3) * 0.01)
        self.b = Parameter(torch.zeros(nf)) if bias else None

    def forward(self, x):
        x = F.conv2d(x, self.w, self.b, stride=self.stride, padding=1)
        return F.relu(x) if self.act else x
