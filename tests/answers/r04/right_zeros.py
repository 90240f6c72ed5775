# right: buffers of zeros from the start, everything in place
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.pairs = [(p, torch.zeros_like(p, requires_grad=False)) for p in params]
        self.lr = lr
        self.wd = wd
        self.mom = mom

    @torch.no_grad()
    def step(self):
        for p, v in self.pairs:
            if p.grad is None:
                continue
            p.grad.add_(p, alpha=self.wd)
            v.mul_(self.mom).add_(p.grad)
            p.sub_(v, alpha=self.lr)
            p.grad.zero_()
