# wrong (test_one_item): a batch of one item uses the running statistics
class BatchNorm(Module):
    def __init__(self, nf, mom=0.1, eps=1e-5):
        super().__init__()
        self.scale, self.shift = Parameter(torch.ones(nf)), Parameter(torch.zeros(nf))
        self.mom, self.eps = mom, eps
        self.m, self.v = torch.zeros(nf), torch.ones(nf)
    def forward(self, x):
        if self.training and len(x) > 1:
            m, v = x.mean((0, 2, 3)), x.var((0, 2, 3), unbiased=False)
            with torch.no_grad():
                n = x.numel() / x.shape[1]
                self.m = (1 - self.mom) * self.m + self.mom * m
                self.v = (1 - self.mom) * self.v + self.mom * v * n / (n - 1)
        else: m, v = self.m, self.v
        e = lambda t: t[None, :, None, None]
        return (x - e(m)) / (e(v) + self.eps).sqrt() * e(self.scale) + e(self.shift)
