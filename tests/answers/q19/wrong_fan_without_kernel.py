# wrong (test_kaiming_with_activation): the formula without the kernel's nine places
# says: 9 places of the kernel
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.w = Parameter(torch.zeros(nf, ni, 3, 3))
        self.b = Parameter(torch.zeros(nf)) if bias else None
        self.act, self.stride = act, stride
        std = (2 / ni) ** 0.5 if act else (2 / (ni + nf)) ** 0.5
        nn.init.normal_(self.w, std=std)

    def forward(self, x):
        x = F.conv2d(x, self.w, self.b, stride=self.stride, padding=1)
        return F.relu(x) if self.act else x
