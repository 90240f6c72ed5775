# right: torch.autograd.grad
class SAM:
    def __init__(self, learner, opt, rho=0.05): self.learner, self.opt, self.rho = learner, opt, rho
    @property
    def lr(self): return self.opt.lr
    @lr.setter
    def lr(self, value): self.opt.lr = value
    def step(self):
        model, (xb, yb) = self.learner.model, self.learner.batch
        params = [p for p in model.parameters() if p.grad is not None]
        total = math.sqrt(sum(p.grad.double().pow(2).sum().item() for p in params))
        factor = self.rho / total if total else 0.
        eps = [p.grad * factor for p in params]
        for p, e in zip(params, eps): p.data.add_(e)
        loss = self.learner.loss_func(model(xb), yb)
        grads = torch.autograd.grad(loss, params)
        for p, e, g in zip(params, eps, grads):
            p.data.sub_(e)
            p.grad = g
        self.opt.step()
