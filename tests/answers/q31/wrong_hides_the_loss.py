# wrong (test_each_pass_alone): a sum called self.loss, which hides the learner's
# says: hides the learner's
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def before_epoch(self):
        self.loss, self.right, self.n = 0.0, 0, 0

    def after_batch(self):
        n = len(self.batch[1])
        self.loss += self.loss.item() * n
        self.right += (self.preds.argmax(1) == self.batch[1]).sum().item()
        self.n += n

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.loss / self.n, self.right / self.n))
