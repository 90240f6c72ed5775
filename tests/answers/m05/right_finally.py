# right: after_fit in a finally, so that it also runs after an error; a dict of passes
class CancelFitException(Exception):
    def __init__(self, *why):
        super().__init__(*why)


class Callback:
    def __getattr__(self, name):
        learner = self.__dict__.get("learner")
        if learner is None:
            raise AttributeError(name)
        return getattr(learner, name)


class Learner:
    def __init__(self, model, dls, loss_func, lr, cbs, opt_func=SGD):
        store_attr("model,dls,loss_func,lr,cbs,opt_func")
        for i in range(len(cbs)):
            cbs[i].learner = self

    def fit(self, n_epochs):
        self.n_epochs = n_epochs
        try:
            self("before_fit")
            self.opt = self.opt_func(self.model.parameters(), self.lr)
            for i in range(2 * n_epochs):
                self.epoch = i // 2
                self.one_epoch(i % 2 == 0)
        except CancelFitException:
            return
        finally:
            self("after_fit")

    def one_epoch(self, train):
        self.model.training = bool(train)
        self("before_epoch")
        if train:
            self._all(self.dls.train)
        else:
            with torch.no_grad():
                self._all(self.dls.valid)
        self("after_epoch")

    def _all(self, dl):
        for self.num, self.batch in enumerate(dl):
            self.one_batch()

    def one_batch(self):
        self("before_batch")
        xb, yb = self.batch
        preds = self.preds = self.model(xb)
        loss = self.loss = self.loss_func(preds, yb)
        if not self.model.training:
            return self("after_batch")
        loss.backward()
        self.opt.step()
        self("after_batch")

    def __call__(self, name):
        for cb in self.cbs:
            try:
                event = getattr(cb, name)
            except AttributeError:
                continue
            event()
