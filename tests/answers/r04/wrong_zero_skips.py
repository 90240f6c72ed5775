# wrong (test_gradient_of_zeros): a gradient of zeros is skipped
# says: gradient of zeros
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = list(params), lr, wd, mom
        self.bufs = {}
    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is None or not p.grad.any(): continue
                d = p.grad + self.wd * p
                v = self.bufs.get(id(p))
                v = d.clone() if v is None else self.mom * v + d
                self.bufs[id(p)] = v
                p -= self.lr * v
                p.grad = None
