# wrong (test_evaluation): the batch's statistics in evaluation too
# says: In evaluation it still uses the batch's own mean
class BatchNorm(Module):
    """Batch normalisation: (n, nf, h, w) -> (n, nf, h, w). `mom` is the weight of a new batch in the running statistics.

    >>> bn = BatchNorm(1)
    >>> bn.training = True
    >>> bn(torch.tensor([1.0, 3.0]).reshape(2, 1, 1, 1)).flatten()
    tensor([-1.0000,  1.0000], grad_fn=...)
    """

    def __init__(self, nf: int, mom: float = 0.1, eps: float = 1e-5) -> None:
        super().__init__()
        self.mom = mom
        self.eps = eps
        self.scale = Parameter(torch.ones(nf, 1, 1))
        self.shift = Parameter(torch.zeros(nf, 1, 1))
        self.mean = torch.zeros(nf, 1, 1)
        self.var = torch.ones(nf, 1, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        mean, var = self.mean, self.var
        if True:
            mean = x.mean((0, 2, 3), keepdim=True)
            var = x.var((0, 2, 3), correction=0, keepdim=True)
            n = x.numel() / x.shape[1]
            with torch.no_grad():
                self.mean = self.mean.lerp(mean[0], self.mom)
                self.var = self.var.lerp(var[0] * n / (n - 1), self.mom)
        return (x - mean) / (var + self.eps).sqrt() * self.scale + self.shift
