# wrong (test_images_are_mixed): sets an item of the batch
# says: A batch is a tuple, whose items cannot be set
class MixUp(Callback):
    def __init__(self, alpha=0.4):
        self.alpha = alpha
    def before_batch(self):
        if not self.model.training: return
        xb, yb = self.batch
        n = len(xb)
        lam = torch.distributions.Beta(self.alpha, self.alpha).sample((n,))
        order = torch.randperm(n)
        w = lam.reshape(n, 1, 1, 1)
        self.learner.batch[0] = w*xb+(1-w)*xb[order]
        plain = self.plain = self.loss_func
        def mixed(preds, yb):
            return (lam*F.cross_entropy(preds, yb, reduction="none")+(1-lam)*F.cross_entropy(preds, yb[order], reduction="none")).mean()
        self.learner.loss_func = mixed
    def after_batch(self):
        if self.model.training:
            self.learner.loss_func = self.plain
