# wrong (test_momentum): the first buffer is p.grad itself, which is zeroed after the step
# says: its buffer has been emptied
class MomentumSGD:
    def __init__(self, params, lr, wd=0.0, mom=0.9):
        self.params, self.lr, self.wd, self.mom = list(params), lr, wd, mom
        self.v = [None for p in self.params]
    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is None: continue
            d = p.grad
            if self.wd: d = d + self.wd * p
            if self.v[i] is None: self.v[i] = d
            else: self.v[i].mul_(self.mom).add_(d)
            p -= self.lr * self.v[i]
            p.grad.zero_()
