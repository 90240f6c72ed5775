# wrong (test_images_are_mixed): a loss for each item
# says: This loss is not one number
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
        self.learner.batch = (w*xb+(1-w)*xb[order], yb)
        plain = self.plain = self.loss_func
        def mixed(preds, yb):
            return lam*plain(preds, yb)+(1-lam)*plain(preds, yb[order])
        self.learner.loss_func = mixed
    def after_batch(self):
        if self.model.training:
            self.learner.loss_func = self.plain
