# wrong (test_decay): wd multiplies the gradient
# says: wd multiplies the gradient
class SGD:
    def __init__(self, params, lr, wd=0.0):
        self.params = list(params)
        self.lr = lr
        self.wd = wd

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is None:
                    continue
                p -= self.lr * (p.grad + self.wd * p.grad)
                p.grad.zero_()
