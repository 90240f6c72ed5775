# right: the first batch has 1e-6, and the rate rises after each batch for the next
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def after_batch(self):
        if self.model.training:
            loss = float(self.loss)
            if self.opt.lr > 10 or loss != loss:
                raise CancelFitException("done")
            self.lrs.append(self.opt.lr)
            self.losses.append(loss)
            self.opt.lr = self.opt.lr * 1.2
