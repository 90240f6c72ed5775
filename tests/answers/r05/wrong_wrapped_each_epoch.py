# wrong (test_one_step_for_a_group): wraps what is wrapped already, in every epoch
# says: Steps get rarer from epoch to epoch
class Accumulating:
    def __init__(self, opt, cb):
        self.opt, self.cb = opt, cb
        self.clear()

    def clear(self):
        self.parts, self.items = [], []

    @property
    def lr(self):
        return self.opt.lr

    @lr.setter
    def lr(self, value):
        self.opt.lr = value

    def step(self):
        ps = self.cb.learner.model.parameters()
        self.parts.append([p.grad.clone() for p in ps])
        self.items.append(len(self.cb.batch[0]))
        for p in ps:
            p.grad.zero_()
        if len(self.parts) == self.cb.n_batches or self.cb.num == len(self.cb.dls.train) - 1:
            for p, gs in zip(ps, zip(*self.parts)):
                p.grad = sum(n * g for n, g in zip(self.items, gs)) / sum(self.items)
            self.opt.step()
            self.clear()


class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches

    def before_epoch(self):
        if self.model.training:
            self.learner.opt = Accumulating(self.opt, self)
