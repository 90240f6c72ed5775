# right: the parameter shrinks by 1 - lr * wd, and then takes its step; a separate zero_grad
class SGD:
    def __init__(self, params, lr, wd=0.):
        self.params = [*params]
        self.lr = lr
        self.wd = wd

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is not None:
                    p.mul_(1 - self.lr * self.wd).add_(p.grad, alpha=-self.lr)
        self.zero_grad()

    def zero_grad(self):
        for p in self.params:
            if p.grad is not None:
                p.grad.detach_().zero_()
