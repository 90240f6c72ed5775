# wrong (test_ends_above_ten): never stops
# says: Nothing ends the fit
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if self.model.training:
            self.lrs.append(self.opt.lr)
            self.losses.append(self.loss.item())
