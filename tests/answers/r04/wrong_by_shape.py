# wrong (test_any_shapes): buffers are kept by shape
# says: same shape
class MomentumSGD:
    def __init__(self, params, lr, wd=0., mom=0.9):
        self.params, self.lr, self.wd, self.mom = list(params), lr, wd, mom
        self.bufs = {}
    def step(self):
        with torch.no_grad():
            for p in self.params:
                if p.grad is None: continue
                d = p.grad + self.wd * p
                v = self.bufs.get(tuple(p.shape))
                v = d.clone() if v is None else self.mom * v + d
                self.bufs[tuple(p.shape)] = v
                p -= self.lr * v
                p.grad = None
