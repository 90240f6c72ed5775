# wrong (test_momentum): the step is along the old buffer
# says: The step uses the buffer of the step before
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
            p -= self.lr * self.vs[i]
            self.vs[i] = self.mom * self.vs[i] + d
            p.grad.zero_()
