# wrong (test_rates_and_losses): records before the batch, when there is no loss yet
# says: no loss yet
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batch(self):
        if not self.model.training:
            return
        self.opt.lr *= 1.2
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
        if self.opt.lr > 10 or math.isnan(self.losses[-1]):
            raise CancelFitException
