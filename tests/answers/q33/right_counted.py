# right: the rate is computed from the number of batches so far, and ends before the batch
class LRFinder(Callback):
    def __init__(self, start=1e-6, factor=1.2, largest=10):
        self.start, self.factor, self.largest = start, factor, largest
        self.lrs, self.losses = [], []

    def before_batch(self):
        if not self.model.training:
            return
        lr = self.start * self.factor ** (len(self.lrs) + 1)
        if lr > self.largest:
            raise CancelFitException()
        self.opt.lr = lr

    def after_batch(self):
        if not self.model.training:
            return
        self.lrs += [self.opt.lr]
        self.losses += [self.loss.detach().item()]
        if torch.isnan(self.loss):
            raise CancelFitException()
