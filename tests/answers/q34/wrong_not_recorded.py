# wrong (test_follows_two_half_waves): sets the rates but does not record them
# says: self\.lrs is empty
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
                self.opt.lr = low + (self.base_lr - low) * (1 - math.cos(math.pi * pct / self.pct_start)) / 2
            else:
                share = (pct - self.pct_start) / (1 - self.pct_start)
                self.opt.lr = self.base_lr * (1 + math.cos(math.pi * share)) / 2
