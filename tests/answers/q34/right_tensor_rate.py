# right: the rate stays a float32 tensor, and the schedule is made at the first batch
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start = base_lr, pct_start, div_start
        self.lrs = []
        self.schedule = None

    def make(self):
        total = self.n_epochs * len(self.dls.train)
        pct = torch.arange(total) / total
        low = self.base_lr / self.div_start
        up = (low + self.base_lr) / 2 - (self.base_lr - low) / 2 * torch.cos(math.pi * pct / self.pct_start)
        down = self.base_lr / 2 + self.base_lr / 2 * torch.cos(math.pi * (pct - self.pct_start) / (1 - self.pct_start))
        return torch.where(pct < self.pct_start, up, down)

    def before_batch(self):
        if not self.model.training:
            return
        if self.schedule is None:
            self.schedule = self.make()
        self.opt.lr = self.schedule[len(self.lrs)]
        self.lrs.append(self.opt.lr)
