# right: clip_grad_norm_ tells the norm, subclass of Callback's GetAttr not needed
class SAM:
    def __init__(self, learner, opt, rho=0.05):
        self.learner, self.opt, self.rho = learner, opt, rho

    @property
    def lr(self):
        return self.opt.lr

    @lr.setter
    def lr(self, value):
        self.opt.lr = value

    def first_step(self):
        ps = [p for p in self.learner.model.parameters() if p.grad is not None]
        norm = float(nn.utils.clip_grad_norm_(ps, math.inf))
        self.moves = [(p, p.grad * (self.rho / norm) if norm else torch.zeros_like(p.grad)) for p in ps]
        for p, e in self.moves:
            p.data += e
            p.grad = None

    def second_step(self):
        for p, e in self.moves:
            p.data -= e
        self.opt.step()

    def step(self):
        self.first_step()
        xb, yb = self.learner.batch
        loss = self.learner.loss_func(self.learner.model(xb), yb)
        loss.backward()
        self.second_step()
