# wrong (test_without_gradient): a parameter without a gradient ends the step
# says: return and break leave out
class SGD:
    def __init__(self, params, lr, wd=0.0):
        self.params = list(params)
        self.lr = lr
        self.wd = wd

    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is None:
                    return
                p -= self.lr * (p.grad + self.wd * p)
                p.grad.zero_()
