# wrong (test_rates_and_losses): self.lr is set on the callback, and the optimizer starts from the learner's rate
# says: self\.lr = \.\.\. sets an attribute of the callback
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.lr = 1e-6

    def before_batch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        if self.opt.lr > 10 or math.isnan(self.loss.item()):
            raise CancelFitException
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
