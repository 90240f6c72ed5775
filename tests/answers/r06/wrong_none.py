# wrong (test_unused_parameter): expects a gradient of every parameter
# says: p\.grad is None for a parameter that the model
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
        ps = learn.model.parameters()
        norm = sum((p.grad ** 2).sum() for p in ps).sqrt() + 1e-12
        es = [self.rho * p.grad / norm for p in ps]
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
