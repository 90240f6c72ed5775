# wrong (test_each_pass_alone): reset for training alone, so validation has training in it
# says: Start the sums afresh in before_epoch|running totals
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def before_epoch(self):
        if self.model.training:
            self.n, self.total, self.right = 0, 0.0, 0

    def after_batch(self):
        n = len(self.batch[1])
        self.n += n
        self.total += self.loss.item() * n
        self.right += (self.preds.argmax(1) == self.batch[1]).sum().item()

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.total / self.n, self.right / self.n))
