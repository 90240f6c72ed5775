# wrong (test_rates_and_losses): raises the rate once an epoch
# says: Every batch has a rate of.*Multiply self\.opt\.lr
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_epoch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        if self.opt.lr > 10 or math.isnan(self.loss.item()):
            raise CancelFitException
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
