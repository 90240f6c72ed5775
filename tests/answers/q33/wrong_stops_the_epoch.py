# wrong (test_ends_above_ten): leaves the rest of the epoch's batches alone, but not those of the next epochs
# says: goes on after the rate has exceeded 10
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6
        self.over = False

    def before_epoch(self):
        self.over = False

    def before_batch(self):
        if self.model.training and not self.over:
            self.opt.lr *= 1.2

    def after_batch(self):
        if not self.model.training or self.over:
            return
        if self.opt.lr > 10 or math.isnan(self.loss.item()):
            self.over = True
            return
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
