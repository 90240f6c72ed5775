# wrong (test_without_gradient): decays parameters without a gradient too
# says: without a gradient|no gradient
class SGD:

    def __init__(self, params: 'Iterable[torch.Tensor]', lr: float, wd: float=0.0) -> None:
        self.params = list(params)
        self.lr = lr
        self.wd = wd

    def step(self) -> None:
        with torch.no_grad():
            for p in self.params:
                if p.grad is None:
                    p -= self.lr * self.wd * p
                else:
                    p -= self.lr * (p.grad + self.wd * p)
                    p.grad = None
