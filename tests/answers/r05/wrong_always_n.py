# wrong (test_last_odd_batches): always divided by n_batches
# says: A gradient is always divided by n_batches
class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches

    def before_epoch(self):
        if not self.model.training:
            return
        self.sums, self.n_items, self.count = {}, 0, 0
        if self.epoch == 0:
            self.opt_step, self.opt.step = self.opt.step, self.step

    def step(self):
        n = len(self.batch[1])
        self.n_items += n
        self.count += 1
        for p in self.model.parameters():
            self.sums[p] = self.sums.get(p, 0) + p.grad
            p.grad = None
        if self.count == self.n_batches or self.num + 1 == len(self.dls.train):
            for p, total in self.sums.items():
                p.grad = total / self.n_batches
            self.opt_step()
            self.sums, self.n_items, self.count = {}, 0, 0
