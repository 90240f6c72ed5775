# wrong (test_without_gradient): parameters without a gradient fail
# says: None|without a gradient
class SGD:

    def __init__(self, params: 'Iterable[torch.Tensor]', lr: float, wd: float=0.0) -> None:
        self.params = list(params)
        self.lr = lr
        self.wd = wd

    def step(self) -> None:
        with torch.no_grad():
            for p in self.params:
                p -= self.lr * (p.grad + self.wd * p)
                p.grad = None
