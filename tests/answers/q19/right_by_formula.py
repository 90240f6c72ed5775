# right: randn times the standard deviation, written out; fan_out with an activation
import math


class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        fan_in, fan_out = ni * 9, nf * 9
        std = math.sqrt(2 / fan_out) if act else math.sqrt(2 / (fan_in + fan_out))
        self.w = Parameter(torch.randn(nf, ni, 3, 3) * std)
        self.b = None
        if bias:
            self.b = Parameter(torch.zeros(nf))
        self.stride = stride
        self.act = act

    def forward(self, x):
        out = torch.conv2d(x, self.w, self.b, self.stride, 1)
        if self.act:
            out = out.clamp(min=0)
        return out
