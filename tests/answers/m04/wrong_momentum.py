# wrong (test_step): has momentum
# says: earlier|remember|step before
class SGD:

    def __init__(self, params: 'Iterable[torch.Tensor]', lr: float, wd: float=0.0) -> None:
        self.params = list(params)
        self.lr = lr
        self.wd = wd

    def step(self) -> None:
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.velocity = 0.9 * getattr(p, 'velocity', 0) + p.grad + self.wd * p
                    p -= self.lr * p.velocity
                    p.grad = None
