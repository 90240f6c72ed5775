# wrong (test_instances_share_nothing): a mutable default is shared by all instances
# says: shared by all instances
class EpochMetrics(Callback):
    def __init__(self, history=[]):
        self.history = history

    def before_epoch(self):
        self.n, self.total, self.right = 0, 0.0, 0

    def after_batch(self):
        n = len(self.batch[1])
        self.n += n
        self.total += self.loss.item() * n
        self.right += (self.preds.argmax(1) == self.batch[1]).sum().item()

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.total / self.n, self.right / self.n))
