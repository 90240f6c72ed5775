# right: settings kept as functions; relu named; bias added by hand
from functools import partial


def new_weights(shape, act):
    w = torch.empty(shape)
    with torch.no_grad():
        if act:
            nn.init.kaiming_normal_(w, mode="fan_in", nonlinearity="relu")
        else:
            torch.nn.init.xavier_normal_(w)
    return w


class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.b = Parameter(torch.zeros(nf)) if bias else None
        self.w = Parameter(new_weights((nf, ni, 3, 3), act))
        self.conv = partial(F.conv2d, stride=(stride, stride), padding="same" if stride == 1 else 1)
        self.activation = torch.relu if act else (lambda o: o)

    def forward(self, x):
        print(x.shape)
        out = self.conv(x, self.w)
        if self.b is not None:
            out = out + self.b.view(1, -1, 1, 1)
        return self.activation(out)
