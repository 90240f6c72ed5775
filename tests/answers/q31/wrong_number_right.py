# wrong (test_each_pass_alone): how many are right
# says: number of right answers. Divide
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def before_epoch(self):
        self.n, self.loss_sum, self.n_right = 0, 0.0, 0

    def after_batch(self):
        xb, yb = self.batch
        self.n += len(yb)
        self.loss_sum += self.loss.item() * len(yb)
        self.n_right += (self.preds.argmax(1) == yb).sum().item()

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.loss_sum / self.n, self.n_right))
