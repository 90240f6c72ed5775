# wrong (test_weight_decay): weight decay past the buffer
# says: The weight decay goes past the buffer
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = list(params), lr, wd, mom
        self.vs = [torch.zeros_like(p).detach() for p in self.params]

    @torch.no_grad()
    def step(self):
        for i, p in enumerate(self.params):
            if p.grad is None:
                continue
            d = p.grad
            self.vs[i] = self.mom * self.vs[i] + d
            p -= self.lr * (self.vs[i] + self.wd * p)
            p.grad.zero_()
