# wrong (test_parameters): nn.Conv2d inside
# says: Keep the weights in self\.w
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.conv = nn.Conv2d(ni, nf, 3, stride=stride, padding=1, bias=bias)
        (nn.init.kaiming_normal_ if act else nn.init.xavier_normal_)(self.conv.weight)
        self.act = act

    def forward(self, x):
        x = self.conv(x)
        return F.relu(x) if self.act else x
