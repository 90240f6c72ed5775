# wrong (test_each_pass_alone): makes the history before every pass
# says: Only the last rows are left
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []
    def before_epoch(self):
        self.history = []
        self.total, self.right, self.n = 0., 0, 0
    def after_batch(self):
        xb, yb = self.batch
        self.total += self.loss.item() * len(xb)
        self.right += (self.preds.argmax(dim=1) == yb).sum().item()
        self.n += len(xb)
    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.total / self.n, self.right / self.n))
