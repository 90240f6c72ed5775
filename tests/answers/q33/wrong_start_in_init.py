# wrong (test_rates_and_losses): there is no learner yet in __init__
# says: In __init__ there is no learner yet
class LRFinder(Callback):
    def __init__(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
        if self.opt.lr > 10 or math.isnan(self.losses[-1]):
            raise CancelFitException
