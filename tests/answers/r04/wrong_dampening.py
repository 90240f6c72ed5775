# wrong (test_momentum): an average from the second step on
# says: average
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = list(params), lr, wd, mom
        self.bufs = {}
    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is None: continue
                d = p.grad + self.wd * p
                v = self.bufs.get(id(p))
                v = d.clone() if v is None else self.mom * v + (1 - self.mom) * d
                self.bufs[id(p)] = v
                p -= self.lr * v
                p.grad = None
