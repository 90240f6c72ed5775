# wrong (test_step): wd has to be given
# says: wd
class SGD:

    def __init__(self, params: 'Iterable[torch.Tensor]', lr: float, wd: float) -> None:
        self.params = list(params)
        self.lr = lr
        self.wd = wd

    def step(self) -> None:
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p -= self.lr * (p.grad + self.wd * p)
                    p.grad = None
