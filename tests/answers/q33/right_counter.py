# right: the rate from a count
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses, self.k = [], [], 0
    def before_batch(self):
        if self.model.training:
            self.opt.lr = 1e-6 * 1.2 ** self.k
            self.k += 1
    def after_batch(self):
        if not self.model.training: return
        loss = float(self.loss)
        if self.opt.lr > 10 or loss != loss: raise CancelFitException()
        self.lrs.append(self.opt.lr); self.losses.append(loss)
