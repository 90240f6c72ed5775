# right: a plain class that reaches everything through self.learner
class CosineOneCycle:
    def __init__(self, base_lr, pct_start=0.25, div_start=10):
        self.base_lr, self.pct_start, self.div_start, self.lrs = base_lr, pct_start, div_start, []

    def before_batch(self):
        learn = self.learner
        if learn.model.training:
            steps = learn.n_epochs * len(learn.dls.train)
            pct = (learn.epoch * len(learn.dls.train) + learn.num) / steps
            ends = [(0, self.base_lr / self.div_start), (self.pct_start, self.base_lr), (1, 0)]
            for (p0, r0), (p1, r1) in zip(ends, ends[1:]):
                if p0 <= pct <= p1:
                    learn.opt.lr = r1 + (r0 - r1) * (math.cos(math.pi * (pct - p0) / (p1 - p0)) + 1) / 2
            self.lrs.append(learn.opt.lr)
