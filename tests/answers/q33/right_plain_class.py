# right: no base class, and the learner asked by name
class LRFinder:
    learner = None

    def __init__(self):
        self.lrs = []
        self.losses = []

    def before_fit(self):
        self.learner.lr = 1e-6

    def before_batch(self):
        learner = self.learner
        if learner.model.training:
            learner.opt.lr = learner.opt.lr * 12 / 10

    def after_batch(self):
        learner = self.learner
        if not learner.model.training:
            return
        self.lrs.append(float(learner.opt.lr))
        self.losses.append(learner.loss.detach().double().item())
        if not (self.losses[-1] == self.losses[-1] and self.lrs[-1] <= 10):
            raise CancelFitException()
