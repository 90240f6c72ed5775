# wrong (test_losses_are_the_batches_own): the scaled loss is left for others to see
# says: self\.loss is not the batch's own mean loss in
class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches

    def before_epoch(self):
        if not self.model.training:
            return
        opt = self.opt
        if not hasattr(opt, "step_for_real"):
            opt.step_for_real, opt.step = opt.step, self.maybe_step
        self.todo = [len(y) for _, y in self.dls.train]

    def before_batch(self):
        if self.model.training:
            i = self.num - self.num % self.n_batches
            self.share = len(self.batch[1]) / sum(self.todo[i:i + self.n_batches])
            self.loss_was = self.learner.loss_func
            self.learner.loss_func = lambda preds, yb: self.loss_was(preds, yb) * self.share

    def after_batch(self):
        if self.model.training:
            self.learner.loss_func = self.loss_was

    def maybe_step(self):
        if (self.num + 1) % self.n_batches == 0 or self.num + 1 == len(self.todo):
            self.opt.step_for_real()
