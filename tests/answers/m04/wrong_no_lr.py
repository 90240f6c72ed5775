# wrong (test_rate): no attribute lr
# says: lr
class SGD:

    def __init__(self, params: 'Iterable[torch.Tensor]', lr: float, wd: float=0.0) -> None:
        self.params = list(params)
        self.rate = lr
        self.wd = wd

    def step(self) -> None:
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p -= self.rate * (p.grad + self.wd * p)
                    p.grad = None
