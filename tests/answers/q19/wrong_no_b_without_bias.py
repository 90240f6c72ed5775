# wrong (test_no_bias): no attribute b without a bias
# says: set it in any case
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.act, self.stride = act, stride
        init = nn.init.kaiming_normal_ if act else nn.init.xavier_normal_
        self.w = Parameter(init(torch.empty(nf, ni, 3, 3)))
        if bias:
            self.b = Parameter(torch.zeros(nf))

    def forward(self, x):
        x = F.conv2d(x, self.w, getattr(self, 'b', None), stride=self.stride, padding=1)
        return F.relu(x) if self.act else x
