# wrong (test_fitted_again): mixes in the first fit only
class MixUp(Callback):
    def __init__(self, alpha=0.4):
        self.alpha = alpha; self.fits = 0
    def before_batch(self):
        if not self.model.training or self.fits > 1: return
        xb, self.yb = self.batch
        n = len(xb)
        self.lam = torch.distributions.Beta(self.alpha, self.alpha).sample((n,)).to(xb)
        self.perm = torch.randperm(n)
        lx = self.lam.view(-1, 1, 1, 1)
        self.learner.batch = lx * xb + (1 - lx) * xb[self.perm], self.yb
        self.old = self.learner.loss_func
        self.learner.loss_func = self.mixed
    def after_batch(self):
        if self.model.training and self.fits == 1: self.learner.loss_func = self.old
    def mixed(self, preds, yb):
        each = lambda y: torch.stack([self.old(preds[i:i+1], y[i:i+1]) for i in range(len(y))])
        return (self.lam * each(yb) + (1 - self.lam) * each(yb[self.perm])).mean()
    def before_fit(self): self.fits += 1
