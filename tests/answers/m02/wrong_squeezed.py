# wrong (test_pool): squeeze() takes away n where it is 1
# says: squeeze\(\) takes away every
class Linear(Module):
    def __init__(self, ni, nf):
        super().__init__()
        self.w = Parameter(nn.init.xavier_normal_(torch.zeros(nf, ni)))
        self.b = Parameter(torch.zeros(nf))

    def forward(self, x):
        return x @ self.w.T + self.b

class AdaptivePool(Module):
    def forward(self, x):
        return F.adaptive_avg_pool2d(x, 1).squeeze()
