# wrong (test_each_pass_alone): the sums never start
# says: start it in before_epoch
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def after_batch(self):
        xb, yb = self.batch
        self.n += len(yb)
        self.loss_sum += self.loss.item() * len(yb)
        self.n_right += (self.preds.argmax(1) == yb).sum().item()

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.loss_sum / self.n, self.n_right / self.n))
