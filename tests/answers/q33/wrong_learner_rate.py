# wrong (test_rates_and_losses): raises the learner's rate, which the optimizer was made with, and not the optimizer's
# says: self\.learner\.lr is what the optimizer was made with.*multiply self\.opt\.lr
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batch(self):
        if self.model.training:
            self.learner.lr *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        if self.learner.lr > 10 or math.isnan(self.loss.item()):
            raise CancelFitException
        self.lrs.append(self.learner.lr)
        self.losses.append(self.loss.item())
