# wrong (test_rates): the stand-in has a rate of its own
# says: The step uses the rate of the beginning
class Standin:
    def __init__(self, opt, cb):
        self.opt, self.cb, self.lr, self.sums, self.items = opt, cb, opt.lr, {}, 0

    def step(self):
        n = len(self.cb.batch[1])
        self.items += n
        for p in self.cb.model.parameters():
            self.sums[p] = self.sums.get(p, 0) + n * p.grad
            p.grad = None
        if (self.cb.num + 1) % self.cb.n_batches == 0 or self.cb.num + 1 == len(self.cb.dls.train):
            for p, s in self.sums.items():
                p.grad = s / self.items
            self.opt.step()
            self.sums, self.items = {}, 0


class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches

    def before_epoch(self):
        if self.epoch == 0 and self.model.training:
            self.learner.opt = Standin(self.opt, self)
