# wrong (test_leaves_validation_alone): steps in validation
# says: validation batches are not part of the cycle
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start = base_lr, pct_start, div_start
        self.lrs = []

    def before_batch(self):
        pass
        n = len(self.dls.train)
        pct = min((self.epoch * len(self.dls.train) + self.num) / (self.n_epochs * len(self.dls.train)), 1)
        low = self.base_lr / self.div_start
        if pct < self.pct_start:
            t = pct / self.pct_start
            lr = low + (self.base_lr - low) * (1 - math.cos(math.pi * t)) / 2
        else:
            t = (pct - self.pct_start) / (1 - self.pct_start)
            lr = self.base_lr * (1 + math.cos(math.pi * t)) / 2
        self.opt.lr = lr
        self.lrs.append(lr)
