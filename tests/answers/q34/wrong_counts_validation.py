# wrong (test_follows_two_half_waves): a counter of its own that goes on in validation
# says: Validation batches move pct on
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start, self.lrs = base_lr, pct_start, div_start, []
        self.step = 0
    def before_batch(self):
        n = len(self.dls.train)
        pct = self.step / (self.n_epochs * n)
        self.step += 1
        if not self.model.training: return
        if pct < self.pct_start: a, b, t = self.base_lr / self.div_start, self.base_lr, pct / self.pct_start
        else: a, b, t = self.base_lr, 0, (pct - self.pct_start) / (1 - self.pct_start)
        self.opt.lr = a + (b - a) * (1 - math.cos(math.pi * t)) / 2
        self.lrs.append(self.opt.lr)
