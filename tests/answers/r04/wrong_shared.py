# wrong (test_starts_fresh): buffers are kept in the class
# says: The second optimizer goes on with the buffer of
class MomentumSGD:
    vs = {}

    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = list(params), lr, wd, mom

    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is None:
                continue
            d = p.grad + self.wd * p
            self.vs[p] = self.mom * self.vs.get(p, 0) + d
            p -= self.lr * self.vs[p]
            p.grad.zero_()
