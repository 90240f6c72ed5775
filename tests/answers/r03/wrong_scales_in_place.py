# wrong (test_images_are_mixed): scales the images in place, and then takes the partners from them
# says: xb is changed in place
class MixUp(Callback):
    def __init__(self, alpha=0.4): self.alpha = alpha
    def before_batch(self):
        if not self.model.training: return
        xb, yb = self.batch
        n = len(xb)
        lam = torch.distributions.Beta(self.alpha, self.alpha).sample((n,))
        perm = torch.randperm(n)
        w = lam[:, None, None, None]
        xb *= w
        xb += (1 - w) * xb[perm]
        self.old = self.learner.loss_func
        def loss(p, y):
            l1 = F.cross_entropy(p, y, reduction="none"); l2 = F.cross_entropy(p, y[perm], reduction="none")
            return (lam * l1 + (1 - lam) * l2).mean()
        self.learner.loss_func = loss
    def after_batch(self):
        if self.model.training: self.learner.loss_func = self.old
