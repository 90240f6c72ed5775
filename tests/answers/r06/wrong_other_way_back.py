# wrong (test_the_papers_step): goes back by the second gradient
# says: The way back to w is worked out from the second gradient
class SAM:
    def __init__(self, learner, opt, rho=0.05): self.learner, self.opt, self.rho = learner, opt, rho
    @property
    def lr(self): return self.opt.lr
    @lr.setter
    def lr(self, value): self.opt.lr = value
    def step(self):
        ps = [p for p in self.learner.model.parameters() if p.grad is not None]
        norm = torch.sqrt(sum((p.grad ** 2).sum() for p in ps))
        for p in ps:
            if norm > 0: p.data += self.rho * p.grad / norm
            p.grad.zero_()
        xb, yb = self.learner.batch
        self.learner.loss_func(self.learner.model(xb), yb).backward()
        for p in ps:
            if norm > 0: p.data -= self.rho * p.grad / norm
        self.opt.step()
