# right: no base class, and a __getattr__ of its own
class PlainTrackResults:
    def __init__(self):
        self.results = []

    def __getattr__(self, name):
        if name == "learner":
            raise AttributeError(name)
        return getattr(self.learner, name)

    def before_epoch(self):
        self.n, self.loss_sum, self.right = 0, 0.0, 0

    def after_batch(self):
        n = len(self.batch[1])
        self.n += n
        self.loss_sum += self.loss.item() * n
        self.right += (self.preds.argmax(1) == self.batch[1]).sum().item()

    def after_epoch(self):
        self.results.append((self.epoch, self.model.training, self.loss_sum / self.n, self.right / self.n))
