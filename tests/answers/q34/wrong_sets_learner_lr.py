# wrong (test_follows_two_half_waves): sets the learner's lr, which the optimizer was made with, and not the optimizer's
# says: self\.learner\.lr is looked at only when the optimizer is made
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start = base_lr, pct_start, div_start
        self.lrs = []

    def before_batch(self):
        if self.model.training:
            n = len(self.dls.train)
            pct = (self.epoch * n + self.num) / (self.n_epochs * n)
            low = self.base_lr / self.div_start
            if pct < self.pct_start:
                lr = low + (self.base_lr - low) * (1 - math.cos(math.pi * pct / self.pct_start)) / 2
            else:
                lr = self.base_lr * (1 + math.cos(math.pi * (pct - self.pct_start) / (1 - self.pct_start))) / 2
            self.learner.lr = lr
            self.lrs.append(lr)
