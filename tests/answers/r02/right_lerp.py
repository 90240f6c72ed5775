# right: lerp_ on stacked statistics
class BatchNorm(Module):
    def __init__(self, nf, mom=0.1, eps=1e-5):
        super().__init__()
        self.mults, self.adds = Parameter(torch.ones(nf, 1, 1)), Parameter(torch.zeros(nf, 1, 1))
        self.mom, self.eps = mom, eps
        self.stats = torch.stack([torch.zeros(nf), torch.ones(nf)])
    def forward(self, x):
        m, v = self.stats[0].view(1, -1, 1, 1), self.stats[1].view(1, -1, 1, 1)
        if self.training:
            m = x.mean(dim=[0, 2, 3], keepdim=True)
            v = ((x - m) ** 2).mean(dim=[0, 2, 3], keepdim=True)
            batch = torch.stack([m.detach().flatten(), x.detach().transpose(0, 1).flatten(1).var(1)])
            self.stats.lerp_(batch, self.mom)
        return (x - m) * torch.rsqrt(v + self.eps) * self.mults + self.adds
