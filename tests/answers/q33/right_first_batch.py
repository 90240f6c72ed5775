# right: sets the rate at the very first training batch, and looks at the last loss before the next batch
class LRFinder(Callback):
    def before_fit(self):
        self.history = []

    @property
    def lrs(self):
        return [lr for lr, _ in self.history]

    @property
    def losses(self):
        return L(self.history).itemgot(1)

    def before_batch(self):
        learn = self.learner
        if not learn.model.training:
            return
        if not self.history:
            learn.opt.lr = 1e-6
        elif learn.opt.lr > 10 or math.isnan(self.history[-1][1]):
            raise CancelFitException
        learn.opt.lr *= 1.2

    def after_batch(self):
        if self.learner.model.training:
            self.history.append((self.learner.opt.lr, self.learner.loss.item()))
            print(self.history[-1])
