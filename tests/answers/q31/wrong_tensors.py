# wrong (test_plain_numbers): tensors
# says: is a Tensor
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def before_epoch(self):
        self.n, self.total, self.right = 0, 0.0, 0

    def after_batch(self):
        n = len(self.batch[1])
        self.n += n
        self.total += self.loss.detach() * n
        self.right += (self.preds.argmax(1) == self.batch[1]).sum()

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.total / self.n, self.right / self.n))
