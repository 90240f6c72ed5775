# wrong (test_no_bias): adds a bias that is not there
# says: ask first whether there is one
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.act, self.stride = act, stride
        init = nn.init.kaiming_normal_ if act else nn.init.xavier_normal_
        self.w = Parameter(init(torch.empty(nf, ni, 3, 3)))
        self.b = Parameter(torch.zeros(nf)) if bias else None

    def forward(self, x):
        x = F.conv2d(x, self.w, None, stride=self.stride, padding=1)
        x = x + self.b[:, None, None]
        return F.relu(x) if self.act else x
