# wrong (test_follows_two_half_waves): makes the list before every pass
# says: recorded ones are lost during the fit
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start, self.lrs = base_lr, pct_start, div_start, []
    def before_epoch(self):
        self.lrs = []
    def before_batch(self):
        if not self.model.training: return
        n = len(self.dls.train)
        pct = (self.epoch * n + self.num) / (self.n_epochs * n)
        lo = self.base_lr / self.div_start
        if pct < self.pct_start:
            lr = lo + (self.base_lr - lo) * (1 - math.cos(math.pi * pct / self.pct_start)) / 2
        else:
            lr = self.base_lr * (1 + math.cos(math.pi * (pct - self.pct_start) / (1 - self.pct_start))) / 2
        self.opt.lr = lr
        self.lrs.append(lr)
