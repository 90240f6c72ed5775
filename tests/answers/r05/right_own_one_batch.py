# right: takes the place of the learner's one_batch
class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches

    def before_fit(self):
        self.learner.one_batch = self.one

    def after_fit(self):
        del self.learner.one_batch

    def one(self):
        learn = self.learner
        learn("before_batch")
        xb, yb = learn.batch
        learn.preds = learn.model(xb)
        learn.loss = learn.loss_func(learn.preds, yb)
        if learn.model.training:
            if learn.num % self.n_batches == 0:
                self.seen = 0
            (learn.loss * len(yb)).backward()
            self.seen += len(yb)
            if learn.num % self.n_batches == self.n_batches - 1 or learn.num + 1 == len(learn.dls.train):
                for p in learn.model.parameters():
                    p.grad /= self.seen
                learn.opt.step()
        learn("after_batch")
