# wrong (test_one_step_for_a_group): zero_grad, as in PyTorch
# says: The chapter's optimizer has no zero_grad
class GradientAccumulation(Callback):
    def __init__(self, n_batches: int):
        self.n_batches = n_batches

    def before_epoch(self):
        if not self.model.training:
            return
        self.sums, self.n_items = {}, 0
        if self.epoch == 0:
            self.opt_step, self.opt.step = self.opt.step, self.step

    def step(self):
        n = len(self.batch[1])
        self.n_items += n
        for p in self.model.parameters():
            if p.grad is not None:
                self.sums[p] = self.sums.get(p, 0) + n * p.grad
                p.grad = None
        done = self.num + 1
        if done % self.n_batches == 0 or done == len(self.dls.train):
            for p, total in self.sums.items():
                p.grad = total / self.n_items
            self.opt_step()
            self.opt.zero_grad()
            self.sums, self.n_items = {}, 0
