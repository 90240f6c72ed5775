# wrong (test_momentum): one buffer for all parameters
# says: The parameters have different shapes
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = list(params), lr, wd, mom
        self.v = 0

    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is None:
                continue
            d = p.grad + self.wd * p
            self.v = self.mom * self.v + d
            p -= self.lr * self.v
            p.grad.zero_()
