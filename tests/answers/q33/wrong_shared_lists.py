# wrong (test_two_finders): the lists are attributes of the class
# says: class's body is shared by all finders
class LRFinder(Callback):
    lrs = []
    losses = []

    def before_fit(self):
        self.learner.lr = 1e-6

    def before_batch(self):
        if self.model.training:
            self.opt.lr *= 1.2

    def after_batch(self):
        if not self.model.training:
            return
        if self.opt.lr > 10 or math.isnan(self.loss.item()):
            raise CancelFitException
        self.lrs.append(self.opt.lr)
        self.losses.append(self.loss.item())
