# right: puts a new tensor into data
class SGD:
    """With weight decay in the gradient."""

    def __init__(self, params, lr, wd=0.0):
        self.wd = wd
        self.lr = lr
        self.params = []
        for p in params:
            self.params.append(p)

    def step(self):
        for p in self.params:
            g = p.grad
            if g is None:
                continue
            if self.wd:
                g = g + self.wd * p.data
            p.data = p.data - self.lr * g
            p.grad = None
