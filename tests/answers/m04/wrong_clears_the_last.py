# wrong (test_step): clears a gradient below the loop
# says: Only the last parameter
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
                p -= self.lr * (p.grad + self.wd * p)
            p.grad.zero_()
