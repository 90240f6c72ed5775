# wrong (test_rates_and_losses): nothing sets the first rate
# says: start from the learner's own.*Set self\.learner\.lr = 1e-6 in before_fit
# not: attribute of the callback
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []

    def before_batch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
        if self.opt.lr > 10 or math.isnan(self.losses[-1]):
            raise CancelFitException
