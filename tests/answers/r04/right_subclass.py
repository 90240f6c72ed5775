# right: a subclass of the chapter's SGD that gives it the buffer as the gradient
class MomentumSGD(SGD):
    def __init__(self, params, lr, wd=0., mom=0.9):
        super().__init__(params, lr)
        self.decay, self.mom = wd, mom
        print("made")

    @torch.no_grad()
    def step(self):
        for p in self.params:
            if p.grad is not None:
                v = p.grad + self.decay * p
                if hasattr(p, "momentum") and p.momentum[0] is self:
                    v += self.mom * p.momentum[1]
                p.momentum = (self, v)
                p.grad = v.clone()
        super().step()
