# wrong (test_flat_loss): divides by a norm of zero, but puts back a copy of the weights
# says: All gradients are zero here
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
        norm = sum((p.grad**2).sum() for p in ps).sqrt()
        copies = [p.data.clone() for p in ps]
        for p in ps:
            p.data = p.data + self.rho * p.grad / norm
            p.grad = None
        xb, yb = learn.batch
        learn.loss_func(learn.model(xb), yb).backward()
        for p, copy in zip(ps, copies):
            p.data = copy
        self.opt.step()
