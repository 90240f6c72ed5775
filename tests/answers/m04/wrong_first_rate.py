# wrong (test_rate): keeps the rate of the beginning
# says: rate
class SGD:

    def __init__(self, params: 'Iterable[torch.Tensor]', lr: float, wd: float=0.0) -> None:
        self.params = list(params)
        self.lr = self.first = lr
        self.wd = wd

    def step(self) -> None:
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p -= self.first * (p.grad + self.wd * p)
                    p.grad = None
