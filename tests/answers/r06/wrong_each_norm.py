# wrong (test_the_papers_step): each parameter's own norm
# says: Each parameter's gradient is divided by its own norm
class SAM:
    def __init__(self, learner, opt, rho=0.05):
        self.learner, self.opt, self.rho = learner, opt, rho

    @property
    def lr(self):
        return self.opt.lr

    @lr.setter
    def lr(self, value):
        self.opt.lr = value

    def step(self):
        learn = self.learner
        ps = [p for p in learn.model.parameters() if p.grad is not None]
        norm = sum((p.grad ** 2).sum() for p in ps).sqrt() + 1e-12
        es = [self.rho * p.grad / (p.grad.norm() + 1e-12) for p in ps]
        with torch.no_grad():
            for p, e in zip(ps, es):
                p.add_(e)
                p.grad = None
        xb, yb = learn.batch
        learn.loss_func(learn.model(xb), yb).backward()
        with torch.no_grad():
            for p, e in zip(ps, es):
                p.sub_(e)
        self.opt.step()
