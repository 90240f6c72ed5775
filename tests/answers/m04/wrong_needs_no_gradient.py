# wrong (test_recorded): switches the gradients off, and not on again
# says: requires? gradient|gradients
class SGD:

    def __init__(self, params: 'Iterable[torch.Tensor]', lr: float, wd: float=0.0) -> None:
        self.params = list(params)
        self.lr = lr
        self.wd = wd

    def step(self) -> None:
        if True:
            for p in self.params:
                if p.grad is not None:
                    p.requires_grad_(False)
                    p -= self.lr * (p.grad + self.wd * p)
                    p.grad = None
