# wrong (test_training, test_parameters): numbers of shape (nf,) meet the columns
# says: Two shapes do not fit
class BatchNorm(Module):

    def __init__(self, nf: int, mom: float = 0.1, eps: float = 1e-5) -> None:
        super().__init__()
        self.mom = mom
        self.eps = eps
        self.scale = Parameter(torch.ones(nf))
        self.shift = Parameter(torch.zeros(nf))
        self.mean = torch.zeros(nf)
        self.var = torch.ones(nf)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        mean, var = self.mean, self.var
        if self.training:
            mean = x.mean((0, 2, 3))
            var = x.var((0, 2, 3), correction=0)
            n = x.numel() / x.shape[1]
            with torch.no_grad():
                self.mean = self.mean.lerp(mean, self.mom)
                self.var = self.var.lerp(var * n / (n - 1), self.mom)
        return (x - mean) / (var + self.eps).sqrt() * self.scale + self.shift
