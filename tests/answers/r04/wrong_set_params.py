# wrong (test_any_shapes): parameters of no dimension are left out
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = [p for p in params if p.requires_grad and p.ndim], lr, wd, mom
        self.bufs = {}
    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is None: continue
                d = p.grad + self.wd * p
                v = self.bufs.get(id(p))
                v = d.clone() if v is None else self.mom * v + d
                self.bufs[id(p)] = v
                p -= self.lr * v
                p.grad = None
