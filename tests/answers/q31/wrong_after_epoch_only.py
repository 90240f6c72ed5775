# wrong (test_nothing_is_left_of_a_cancelled_pass): reset after a pass, which a cancelled one does not come to
# says: after_epoch was never reached
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []
        self.n, self.total, self.right = 0, 0.0, 0

    def after_batch(self):
        n = len(self.batch[1])
        self.n += n
        self.total += self.loss.item() * n
        self.right += (self.preds.argmax(1) == self.batch[1]).sum().item()

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.total / self.n, self.right / self.n))
        self.n, self.total, self.right = 0, 0.0, 0
