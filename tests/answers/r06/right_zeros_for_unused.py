# right: a gradient of zeros stands in for none, and is gone before the second pass
class SAM:
    def __init__(self, learner, opt, rho=0.05): self.learner, self.opt, self.rho = learner, opt, rho
    @property
    def lr(self): return self.opt.lr
    @lr.setter
    def lr(self, value): self.opt.lr = value
    def step(self):
        ln = self.learner
        ps = ln.model.parameters()
        for p in ps:
            if p.grad is None: p.grad = torch.zeros_like(p)
        norm = torch.sqrt(sum((p.grad ** 2).sum() for p in ps)) if ps else 0.
        old = [p.data.clone() for p in ps]
        with torch.no_grad():
            for p in ps:
                if norm > 0: p += self.rho * p.grad / norm
        for p in ps: p.grad = None
        xb, yb = ln.batch
        ln.loss_func(ln.model(xb), yb).backward()
        for p, w in zip(ps, old): p.data = w
        self.opt.step()
