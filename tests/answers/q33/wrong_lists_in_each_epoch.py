# wrong (test_leaves_validation_alone): makes the lists before every training pass
# says: Entries are lost during the fit
class LRFinder(Callback):
    def before_fit(self):
        self.learner.lr = 1e-6
    def before_epoch(self):
        if self.model.training: self.lrs, self.losses = [], []
    def before_batch(self):
        if self.model.training: self.opt.lr *= 1.2
    def after_batch(self):
        if not self.model.training: return
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
        if self.opt.lr > 10 or torch.isnan(self.loss): raise CancelFitException
