# wrong (test_leaves_validation_alone): records in validation, at an unchanged rate
# says: Validation losses are among yours
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if self.opt.lr > 10 or math.isnan(self.loss.item()):
            raise CancelFitException
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
