# right: Callback with __getattr__; loops with counters; the cancelled fit returns by a flag
class CancelFitException(Exception):
    """Ends the fit."""


class Callback:
    learner = None

    def __getattr__(self, name):
        if self.learner is None:
            raise AttributeError(f"no learner yet, and no {name}")
        return getattr(self.learner, name)


class Learner:
    def __init__(self, model, dls, loss_func, lr, cbs, opt_func=SGD):
        self.model, self.dls, self.loss_func = model, dls, loss_func
        self.lr, self.cbs, self.opt_func = lr, list(cbs), opt_func
        for cb in self.cbs:
            cb.learner = self

    def __call__(self, name):
        for cb in self.cbs:
            if hasattr(cb, name):
                getattr(cb, name)()

    def fit(self, n_epochs):
        self.n_epochs = n_epochs
        self.epoch = 0
        self("before_fit")
        self.opt = self.opt_func(self.model.parameters(), self.lr)
        cancelled = False
        while self.epoch < n_epochs and not cancelled:
            try:
                for train in (True, False):
                    self.one_epoch(train)
            except CancelFitException:
                cancelled = True
            else:
                self.epoch += 1
        self("after_fit")

    def one_epoch(self, train):
        self.model.training = train
        self("before_epoch")
        self.num = 0
        for batch in [self.dls.valid, self.dls.train][train]:
            self.batch = batch
            self.one_batch()
            self.num += 1
        self("after_epoch")

    def one_batch(self):
        self("before_batch")
        self._predict()
        if self.model.training:
            self._step()
        self("after_batch")

    def _predict(self):
        self.preds = self.model(self.batch[0])
        self.loss = self.loss_func(self.preds, self.batch[1])

    def _step(self):
        self.loss.backward()
        self.opt.step()
