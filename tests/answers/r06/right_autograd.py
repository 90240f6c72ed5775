# right: autograd.grad at a copied state, data swapped in and out
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
        model, (xb, yb) = self.learner.model, self.learner.batch
        ps = [p for p in model.parameters() if p.grad is not None]
        g = torch.cat([p.grad.flatten() for p in ps])
        e = self.rho * F.normalize(g, dim=0)
        old = [p.data for p in ps]
        for p, d in zip(ps, e.split([p.numel() for p in ps])):
            p.data = p.data + d.view_as(p)
        new = torch.autograd.grad(self.learner.loss_func(model(xb), yb), ps)
        for p, w, h in zip(ps, old, new):
            p.data, p.grad = w, h
        self.opt.step()
