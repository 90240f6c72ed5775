# right: changes what the optimizer is made by, and has its own exception of the same kind
class Enough(CancelFitException):
    pass


class LRFinder(Callback):
    def before_fit(self):
        make = self.opt_func
        self.learner.opt_func = lambda params, lr: make(params, 1e-6)
        self.lrs = list()
        self.losses = list()

    def before_batch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if self.model.training:
            self._record(self.opt.lr, self.loss.tolist())

    def _record(self, lr, loss):
        self.lrs.append(lr)
        self.losses.append(loss)
        if lr > 10 or not loss == loss:
            raise Enough
