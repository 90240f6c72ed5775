# right: the convolution as a matrix product of patches; normal_ with a std; register_parameters by hand
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.nf, self.stride, self.act = nf, stride, act
        gain = nn.init.calculate_gain("relu")
        std = gain / (9 * ni) ** 0.5 if act else (2.0 / (9 * (ni + nf))) ** 0.5
        self.w = Parameter(torch.empty(nf, ni, 3, 3).normal_(0, std))
        if bias:
            b = Parameter(torch.zeros((nf,)))
        else:
            b = None
        self.b = b

    def forward(self, x):
        n, _, h, w = x.shape
        patches = F.unfold(x, 3, padding=1, stride=self.stride)
        out = self.w.flatten(1) @ patches
        if self.b is not None:
            out = out + self.b[:, None]
        out = out.view(n, self.nf, -(-h // self.stride), -(-w // self.stride))
        return out * (out > 0) if self.act else out
