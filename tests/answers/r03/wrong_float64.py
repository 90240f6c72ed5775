# wrong (test_images_are_mixed): weights of float64, from numpy
# says: Your weights are float64
class MixUp(Callback):
    def __init__(self, alpha=0.4):
        self.alpha = alpha
    def before_batch(self):
        if not self.model.training: return
        xb, yb = self.batch
        n = len(xb)
        import numpy as np; lam = torch.tensor(np.random.beta(self.alpha, self.alpha, n))
        order = torch.randperm(n)
        w = lam.reshape(n, 1, 1, 1)
        self.learner.batch = (w*xb+(1-w)*xb[order], yb)
        plain = self.plain = self.loss_func
        def mixed(preds, yb):
            return (lam*F.cross_entropy(preds, yb, reduction="none")+(1-lam)*F.cross_entropy(preds, yb[order], reduction="none")).mean()
        self.learner.loss_func = mixed
    def after_batch(self):
        if self.model.training:
            self.learner.loss_func = self.plain
