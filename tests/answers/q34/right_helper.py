# right: sine squared, in a static method
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start = base_lr, pct_start, div_start
        self.lrs = []
    @staticmethod
    def wave(a, b, t): return a + (b - a) * math.sin(math.pi * t / 2) ** 2
    def before_batch(self):
        if not self.model.training: return
        n = len(self.dls.train)
        pct = (self.epoch * n + self.num) / (self.n_epochs * n)
        lo, hi, s = self.base_lr / self.div_start, self.base_lr, self.pct_start
        lr = self.wave(lo, hi, pct / s) if pct < s else self.wave(hi, 0, (pct - s) / (1 - s))
        self.opt.lr = lr
        self.lrs.append(lr)
