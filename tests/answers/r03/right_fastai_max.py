# right: fastai's way, the larger weight for the item itself, F.cross_entropy without reduction
class MixUp(Callback):
    def __init__(self, alpha: float = 0.4):
        self.alpha = alpha

    def before_batch(self):
        if not self.learner.model.training:
            return
        xb, yb = self.learner.batch
        lam = torch.tensor([random.betavariate(self.alpha, self.alpha) for _ in yb])
        lam = torch.stack([lam, 1 - lam], 1).max(1)[0]
        shuffle = torch.randperm(yb.size(0))
        shape = [-1] + [1] * (xb.dim() - 1)
        xs = lam.view(shape) * xb + (1 - lam).view(shape) * xb[shuffle]
        self.learner.batch = (xs, (yb, yb[shuffle], lam))
        self.learner.loss_func, self.kept = self.mixed, self.learner.loss_func

    def mixed(self, preds, targets):
        y1, y2, lam = targets
        each = lam * F.cross_entropy(preds, y1, reduction="none") + (1 - lam) * F.cross_entropy(preds, y2, reduction="none")
        return each.mean()

    def after_batch(self):
        if self.learner.model.training:
            self.learner.loss_func = self.kept
            self.learner.batch = (self.learner.batch[0], self.learner.batch[1][0])
