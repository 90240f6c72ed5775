# wrong (test_follows_two_half_waves): falls to base_lr/div_start instead of 0
# says: way down ends at base_lr / div_start
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start = base_lr, pct_start, div_start
        self.lrs = []

    def before_batch(self):
        if not self.model.training:
            return
        n = len(self.dls.train)
        pct = (self.epoch * n + self.num) / (self.n_epochs * n)
        low = self.base_lr / self.div_start
        if pct < self.pct_start:
            t = pct / self.pct_start
            lr = low + (self.base_lr - low) * (1 - math.cos(math.pi * t)) / 2
        else:
            t = (pct - self.pct_start) / (1 - self.pct_start)
            lr = low + (self.base_lr - low) * (1 + math.cos(math.pi * t)) / 2
        self.opt.lr = lr
        self.lrs.append(lr)
