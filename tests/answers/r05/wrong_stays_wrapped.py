# wrong (test_several_fits): opt_func stays wrapped
# says: What stands in for opt\.step calls itself
class GradientAccumulation(Callback):
    def __init__(self, n_batches):
        self.n_batches = n_batches

    def before_fit(self):
        self.make = self.learner.opt_func

        def make(params, lr):
            self.params = list(params)
            opt = self.make(self.params, lr)
            self.really_step = opt.step
            opt.step = lambda: None
            return opt

        self.learner.opt_func = make
        self.count, self.items = 0, 0

    def before_batch(self):
        # so that the mean gradient that backward adds has its weight
        for p in self.params:
            if p.grad is not None:
                p.grad /= len(self.batch[1])

    def after_batch(self):
        if not self.model.training:
            for p in self.params:
                p.grad *= len(self.batch[1])
            return
        n = len(self.batch[1])
        for p in self.params:
            p.grad *= n
        self.count += 1
        self.items += n
        if self.count == self.n_batches:
            self.flush()

    def after_epoch(self):
        if self.count:
            self.flush()

    def flush(self):
        for p in self.params:
            p.grad /= self.items
        self.really_step()
        for p in self.params:
            p.grad.zero_()
        self.count = self.items = 0
