# wrong (test_the_papers_step): p = p + e
# says: The step uses the gradient at w, as the
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
        es = [self.rho * p.grad / norm for p in ps]
        grads = [p.grad for p in ps]
        for p in ps:
            p.grad = None
        with torch.no_grad():
            for p, e in zip(ps, es):
                p = p + e
                p.grad = None
        xb, yb = learn.batch
        learn.loss_func(learn.model(xb), yb).backward()
        with torch.no_grad():
            for p, e in zip(ps, es):
                p = p - e
        self.opt.step()
