# wrong (test_the_optimizers_own_step): the optimizer steps with gradients of zero in between
# says: call its step only at the end of a group
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
            self.sums[p] = self.sums.get(p, 0) + n * p.grad
            p.grad = None
        if self.count == self.n_batches or self.num + 1 == len(self.dls.train):
            for p, total in self.sums.items():
                p.grad = total / self.n_items
            self.opt_step()
            self.sums, self.n_items, self.count = {}, 0, 0
        else:
            for p in self.model.parameters():
                p.grad = torch.zeros_like(p).detach()
            self.opt_step()
