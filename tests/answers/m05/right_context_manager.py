# right: a context manager that announces, and suppress; the callbacks' methods looked up with a default
from contextlib import suppress


class CancelFitException(Exception):
    pass


class Callback(GetAttr):
    _default = "learner"

    def __repr__(self):
        return type(self).__name__


class Learner:
    def __init__(self, model, dls, loss_func, lr, cbs, opt_func=SGD):
        for name, value in dict(model=model, dls=dls, loss_func=loss_func, lr=lr, cbs=cbs, opt_func=opt_func).items():
            setattr(self, name, value)
        [setattr(cb, "learner", self) for cb in self.cbs]

    def __call__(self, name):
        methods = [getattr(cb, name, None) for cb in self.cbs]
        for method in filter(callable, methods):
            method()

    def fit(self, n_epochs: int) -> None:
        self("before_fit")
        self.n_epochs = n_epochs
        self.opt = self.opt_func(self.model.parameters(), lr=self.lr)
        with suppress(CancelFitException):
            for epoch in range(self.n_epochs):
                self.epoch = epoch
                self.one_epoch(True)
                self.one_epoch(False)
        self("after_fit")

    def one_epoch(self, train: bool) -> None:
        model, dls = self.model, self.dls
        model.training = train
        self("before_epoch")
        for num, batch in enumerate(dls.train if model.training else dls.valid):
            self.num, self.batch = num, batch
            self.one_batch()
        self("after_epoch")

    def one_batch(self) -> None:
        self("before_batch")
        *xs, yb = self.batch
        with torch.set_grad_enabled(self.model.training):
            self.preds = self.model(*xs)
            self.loss = self.loss_func(self.preds, yb)
        if self.model.training:
            torch.autograd.backward(self.loss)
            self.opt.step()
        self("after_batch")
