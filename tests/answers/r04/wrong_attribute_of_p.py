# wrong (test_momentum): p.v, which is not there at first
# says: first gradient it has no such attribute
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = list(params), lr, wd, mom
    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is None: continue
                p.v = self.mom * p.v + p.grad + self.wd * p
                p -= self.lr * p.v
                p.grad.zero_()
