# wrong (test_xavier_without_activation): Kaiming for a linear layer instead of Xavier
# says: Kaiming's for a linear layer
class ConvLayer(Module):
    def __init__(self, ni, nf, stride=1, bias=True, act=True):
        super().__init__()
        self.w = Parameter(torch.zeros(nf, ni, 3, 3))
        self.b = Parameter(torch.zeros(nf)) if bias else None
        self.act, self.stride = act, stride
        nn.init.kaiming_normal_(self.w, nonlinearity='relu' if act else 'linear')

    def forward(self, x):
        x = F.conv2d(x, self.w, self.b, stride=self.stride, padding=1)
        return F.relu(x) if self.act else x
