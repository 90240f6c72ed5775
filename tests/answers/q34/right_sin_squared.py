# right: sin squared of a quarter wave, which is the same curve, and a helper for the share
def ease(share):
    return math.sin(math.pi / 2 * share) ** 2


class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr = base_lr
        self.pct_start = pct_start
        self.div_start = div_start
        self.lrs = []

    def progress(self):
        return (self.epoch + self.num / len(self.dls.train)) / self.n_epochs

    def before_batch(self):
        if not self.learner.model.training:
            return
        pct = self.progress()
        if pct < self.pct_start:
            lr = self.base_lr / self.div_start * (1 - ease(pct / self.pct_start)) + self.base_lr * ease(pct / self.pct_start)
        else:
            lr = self.base_lr * (1 - ease((pct - self.pct_start) / (1 - self.pct_start)))
        self.learner.opt.lr = lr
        self.lrs.append(lr)
