# wrong (test_each_pass_alone): the count is not reset
# says: Start the sums afresh in before_epoch
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []
        self.n = 0

    def before_epoch(self):
        self.total, self.right = 0.0, 0

    def after_batch(self):
        n = len(self.batch[1])
        self.n += n
        self.total += self.loss.item() * n
        self.right += (self.preds.argmax(1) == self.batch[1]).sum().item()

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.total / self.n, self.right / self.n))
