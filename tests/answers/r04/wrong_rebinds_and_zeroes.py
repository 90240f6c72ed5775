# wrong (test_momentum): p = p - lr * v, then zeroes the gradient of the new p
# says: p = p - \.\.\. makes a new tensor
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = list(params), lr, wd, mom
        self.vs = [torch.zeros_like(p).detach() for p in self.params]

    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is None:
                continue
            d = p.grad + self.wd * p
            self.vs[i] = self.mom * self.vs[i] + d
            p = p - self.lr * self.vs[i]
            p.grad.zero_()
