# wrong (test_rates_and_losses): as for one of torch.optim's optimizers
# says: chapter's SGD keeps its rate in self\.opt\.lr
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batch(self):
        if self.model.training:
            for group in self.opt.param_groups:
                group["lr"] *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
        if self.opt.lr > 10 or math.isnan(self.losses[-1]):
            raise CancelFitException
