# wrong (test_rates_and_losses): self.training, as in PyTorch's modules
# says: self\.model\.training
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batch(self):
        if self.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if self.training:
            self.lrs.append(self.opt.lr)
            self.losses.append(self.loss.item())
            if self.opt.lr > 10 or math.isnan(self.losses[-1]):
                raise CancelFitException
