# wrong (test_rates_and_losses): leaves out the first batch
# says: self\.lrs should hold the rate of each training batch
# not: Entries are lost
class LRFinder(Callback):
    def before_fit(self):
        self.learner.lr = 1e-6
        self.lrs, self.losses = [], []

    def before_batch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        if self.opt.lr > 10 or torch.isnan(self.loss):
            raise CancelFitException
        if self.num:
            self.lrs.append(self.opt.lr)
            self.losses.append(self.loss.item())
