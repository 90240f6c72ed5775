# wrong (test_follows_two_half_waves): one cosine over the whole run
# says: half a wave over the whole fit
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start = base_lr, pct_start, div_start
        self.lrs = []

    def before_batch(self):
        if not self.model.training:
            return
        n = len(self.dls.train)
        pct = (self.epoch * n + self.num) / (self.n_epochs * n)
        self.opt.lr = self.base_lr * (1 + math.cos(math.pi * pct)) / 2
        self.lrs.append(self.opt.lr)
