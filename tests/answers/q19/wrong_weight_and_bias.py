# wrong (test_parameters): PyTorch's names
# says: Keep the weights in self\.w
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.act, self.stride = act, stride
        init = nn.init.kaiming_normal_ if act else nn.init.xavier_normal_
        self.weight = Parameter(init(torch.empty(nf, ni, 3, 3)))
        self.bias = Parameter(torch.zeros(nf)) if bias else None

    def forward(self, x):
        x = F.conv2d(x, self.weight, self.bias, stride=self.stride, padding=1)
        return F.relu(x) if self.act else x
