# wrong (test_convolution): act taken for a function
# says: True or False, not a function
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.act, self.stride = act, stride
        init = nn.init.kaiming_normal_ if act else nn.init.xavier_normal_
        self.w = Parameter(init(torch.empty(nf, ni, 3, 3)))
        self.b = Parameter(torch.zeros(nf)) if bias else None

    def forward(self, x):
        x = F.conv2d(x, self.w, self.b, stride=self.stride, padding=1)
        return self.act(x)
