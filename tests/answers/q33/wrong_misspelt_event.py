# wrong (test_rates_and_losses): a method that no event calls
# says: before_batches is not the name of an event.*before_batch\?
# not: Multiply
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batches(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
        if self.opt.lr > 10 or math.isnan(self.losses[-1]):
            raise CancelFitException
