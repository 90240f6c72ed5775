# right: sets the rate before the first epoch, numpy floats
import numpy as np


class LRFinder(Callback):
    def before_epoch(self):
        if self.epoch == 0 and self.model.training:
            self.opt.lr = np.float64(1e-6)
            self.lrs, self.losses = [], []

    def before_batch(self):
        if self.model.training:
            self.opt.lr = self.opt.lr + self.opt.lr / 5

    def after_batch(self):
        if self.model.training:
            loss = self.loss.detach().numpy().item()
            if np.isnan(loss) or self.opt.lr > 10:
                raise CancelFitException
            self.lrs.append(self.opt.lr)
            self.losses.append(loss)
