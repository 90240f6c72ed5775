# wrong (test_each_pass_alone): reset before each batch, so only the last batch counts
# says: last batch alone
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def before_batch(self):
        self.n, self.total, self.right = 0, 0.0, 0

    def after_batch(self):
        n = len(self.batch[1])
        self.n += n
        self.total += self.loss.item() * n
        self.right += (self.preds.argmax(1) == self.batch[1]).sum().item()

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.total / self.n, self.right / self.n))
