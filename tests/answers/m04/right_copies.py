# right: computes a new tensor and copies it in; inference of what has a gradient by a comprehension
def new_value(p, lr, wd):
    return p.detach() - lr * (p.grad.detach() + wd * p.detach())


class SGD:
    def __init__(self, params, lr, wd=0.):
        self.params = list(params)
        self.lr, self.wd = lr, wd

    def step(self):
        trained = [p for p in self.params if p.grad is not None]
        for p in trained:
            p.data.copy_(new_value(p, self.lr, self.wd))
        for p in trained:
            p.grad = torch.zeros_like(p.grad)
