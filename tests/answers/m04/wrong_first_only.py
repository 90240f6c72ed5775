# wrong (test_step): returns after the first parameter
# says: [Oo]nly the first
class SGD:

    def __init__(self, params: 'Iterable[torch.Tensor]', lr: float, wd: float=0.0) -> None:
        self.params = list(params)
        self.lr = lr
        self.wd = wd

    def step(self) -> None:
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p -= self.lr * (p.grad + self.wd * p)
                    p.grad = None
                    return
