# wrong (test_ends_above_ten): the rate is recorded before the batch and the loss after it, so that the last has no loss
# says: both lists should have the same length
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batch(self):
        if not self.model.training:
            return
        self.opt.lr *= 1.2
        self.lrs.append(self.opt.lr)

    def after_batch(self):
        if not self.model.training:
            return
        if self.opt.lr > 10 or math.isnan(self.loss.item()):
            raise CancelFitException
        self.losses.append(self.loss.item())
