# right: computed with torch, 0-dimensional tensors
class CosineOneCycle(Callback):
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start = base_lr, pct_start, div_start

    def before_fit(self):
        self.lrs = []

    def before_batch(self):
        if self.model.training:
            n = len(self.dls.train)
            pct = torch.tensor((self.epoch * n + self.num) / (self.n_epochs * n))
            low = self.base_lr / self.div_start
            up = low + (self.base_lr - low) * (1 - torch.cos(torch.pi * pct / self.pct_start)) / 2
            down = self.base_lr * (1 + torch.cos(torch.pi * (pct - self.pct_start) / (1 - self.pct_start))) / 2
            self.opt.lr = (up if pct < self.pct_start else down).item()
            self.lrs.append(self.opt.lr)
