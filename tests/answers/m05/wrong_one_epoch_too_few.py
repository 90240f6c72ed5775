# wrong (test_losses): one epoch too few
# says: epoch
class CancelFitException(Exception):
    pass

class Callback:

    def __getattr__(self, name: str) -> object:
        if name == 'learner':
            raise AttributeError(name)
        return getattr(self.learner, name)

class Learner:

    def __init__(self, model: Module, dls: DataLoaders, loss_func, lr: float, cbs: list, opt_func=SGD) -> None:
        store_attr()
        for cb in cbs:
            cb.learner = self

    def __call__(self, name: str) -> None:
        for cb in self.cbs:
            method = getattr(cb, name, None)
            if method is not None:
                method()

    def fit(self, n_epochs: int) -> None:
        self.n_epochs = n_epochs
        self('before_fit')
        self.opt = self.opt_func(self.model.parameters(), self.lr)
        try:
            for self.epoch in range(n_epochs - 1):
                self.one_epoch(True)
                self.one_epoch(False)
        except CancelFitException:
            pass
        self('after_fit')

    def one_epoch(self, train: bool) -> None:
        self.model.training = train
        self('before_epoch')
        for self.num, self.batch in enumerate(self.dls.train if train else self.dls.valid):
            self.one_batch()
        self('after_epoch')

    def one_batch(self) -> None:
        self('before_batch')
        xb, yb = self.batch
        self.preds = self.model(xb)
        self.loss = self.loss_func(self.preds, yb)
        if self.model.training:
            self.loss.backward()
            self.opt.step()
        self('after_batch')
