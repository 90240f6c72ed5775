# wrong (test_nothing_is_left_of_a_cancelled_pass, test_cancelled_anywhere): appends what is left in after_fit too
# says: pass that was cancelled has a row too
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def before_epoch(self):
        self.n, self.total, self.right = 0, 0.0, 0

    def after_batch(self):
        n = len(self.batch[1])
        self.n += n
        self.total += self.loss.item() * n
        self.right += (self.preds.argmax(1) == self.batch[1]).sum().item()

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.total / self.n, self.right / self.n))
        self.n = 0

    def after_fit(self):
        if self.n:
            self.after_epoch()
