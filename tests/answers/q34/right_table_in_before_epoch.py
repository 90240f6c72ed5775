# right: works out all rates when the first pass begins, with a dataclass's fields for arguments
from dataclasses import dataclass, field


@dataclass(eq=False)
class CosineOneCycle(Callback):
    base_lr: float
    pct_start: float = 0.25
    div_start: float = 10
    lrs: list = field(default_factory=list)

    def before_epoch(self):
        if not self.lrs:
            total = self.n_epochs * len(self.dls.train)
            self.table = iter([self.rate(i / total) for i in range(total)])

    def rate(self, pct):
        up = pct < self.pct_start
        start = self.base_lr / self.div_start if up else 0
        t = pct / self.pct_start if up else (1 - pct) / (1 - self.pct_start)
        return start + (self.base_lr - start) * (1 - math.cos(math.pi * t)) / 2

    def before_batch(self):
        if self.model.training:
            self.opt.lr = next(self.table)
            self.lrs.append(self.opt.lr)
