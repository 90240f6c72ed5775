# wrong (test_plain_numbers): tensors that keep the graph alive
# says: self\.losses holds something of type Tensor
class LRFinder(Callback):
    def before_fit(self):
        self.lrs, self.losses = [], []
        self.learner.lr = 1e-6

    def before_batch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        if self.opt.lr > 10 or torch.isnan(self.loss):
            raise CancelFitException
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss)
