# wrong (test_leaves_validation_alone): no training check
# says: rises in validation too
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batch(self):
        self.opt.lr *= 1.2

    def after_batch(self):
        if self.opt.lr > 10 or math.isnan(self.loss.item()):
            raise CancelFitException
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
