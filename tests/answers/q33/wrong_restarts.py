# wrong (test_leaves_validation_alone): starts again in every epoch
# says: starts again in a later epoch
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []

    def before_epoch(self):
        self.opt.lr = 1e-6

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
