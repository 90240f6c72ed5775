# wrong (test_rates_and_losses, test_ends_above_ten, test_ends_at_nan): ends as soon as the loss is well above the least, which is another rule
# says: ends the fit too early
# not: an entry
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses, self.best = [], [], float("inf")
        self.learner.lr = 1e-6

    def before_batch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        loss = self.loss.item()
        self.best = min(self.best, loss)
        self.lrs.append(self.opt.lr)
        self.losses.append(loss)
        if loss > 3 * self.best or self.opt.lr > 10 or math.isnan(loss):
            raise CancelFitException
