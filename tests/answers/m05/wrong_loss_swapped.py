# wrong (test_own, test_losses): the arguments of loss_func swapped
# says: predictions first
class CancelFitException(Exception):
    pass

class Callback:
    def __getattr__(self, name):
        if name == "learner":
            raise AttributeError(name)
        return getattr(self.learner, name)

class Learner:
    def __init__(self, model, dls, loss_func, lr, cbs, opt_func=SGD):
        self.model, self.dls, self.loss_func, self.lr, self.cbs, self.opt_func = model, dls, loss_func, lr, cbs, opt_func
        for cb in cbs:
            cb.learner = self

    def __call__(self, name):
        for cb in self.cbs:
            m = getattr(cb, name, None)
            if m is not None:
                m()

    def fit(self, n_epochs):
        self.n_epochs = n_epochs
        self("before_fit")
        self.opt = self.opt_func(self.model.parameters(), self.lr)
        try:
            for self.epoch in range(n_epochs):
                self.one_epoch(True)
                self.one_epoch(False)
        except CancelFitException:
            pass
        self("after_fit")

    def one_epoch(self, train):
        self.model.training = train
        self("before_epoch")
        dl = self.dls.train if train else self.dls.valid
        for self.num, self.batch in enumerate(dl):
            self.one_batch()
        self("after_epoch")

    def one_batch(self):
        self("before_batch")
        xb, yb = self.batch
        self.preds = self.model(xb)
        self.loss = self.loss_func(yb, self.preds)
        if self.model.training:
            self.loss.backward()
            self.opt.step()
        self("after_batch")
