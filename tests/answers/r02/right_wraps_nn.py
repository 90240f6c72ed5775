# right: statistics kept by nn.BatchNorm2d without its own scale and shift
class BatchNorm(Module):
    def __init__(self, nf, mom=0.1, eps=1e-5):
        super().__init__()
        self.inner = nn.BatchNorm2d(nf, eps=eps, momentum=mom, affine=False)
        self.a = Parameter(torch.ones(nf))
        self.b = Parameter(torch.zeros(nf))

    def forward(self, x):
        self.inner.train(self.training)
        return torch.einsum("nchw,c->nchw", self.inner(x), self.a) + self.b.view(-1, 1, 1)


BatchNorm(3)(torch.randn(2, 3, 4, 4))
