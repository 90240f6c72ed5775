# wrong (test_follows_two_half_waves): works out all rates in before_fit, where there is no n_epochs yet
# says: In before_fit there is no n_epochs yet
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.low, self.base_lr, self.pct_start = base_lr / div_start, base_lr, pct_start
        self.lrs = []

    def before_fit(self):
        total = self.n_epochs * len(self.dls.train)
        self.table = iter([self.rate(i / total) for i in range(total)])

    def rate(self, pct):
        up = pct < self.pct_start
        start = self.low if up else 0
        t = pct / self.pct_start if up else (1 - pct) / (1 - self.pct_start)
        return start + (self.base_lr - start) * (1 - math.cos(math.pi * t)) / 2

    def before_batch(self):
        if self.model.training:
            self.opt.lr = next(self.table)
            self.lrs.append(self.opt.lr)
