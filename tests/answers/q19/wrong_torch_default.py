# wrong (test_kaiming_with_activation): nn.Conv2d's default, kaiming_uniform_ with a=sqrt(5)
# says: nn.Conv2d's own default
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.w = Parameter(torch.zeros(nf, ni, 3, 3))
        self.b = Parameter(torch.zeros(nf)) if bias else None
        self.act, self.stride = act, stride
        nn.init.kaiming_uniform_(self.w, a=5**0.5)

    def forward(self, x):
        x = F.conv2d(x, self.w, self.b, stride=self.stride, padding=1)
        return F.relu(x) if self.act else x
