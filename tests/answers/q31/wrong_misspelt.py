# wrong (test_each_pass_alone): before_epochs is no event
# says: before_epochs is not the name of an event
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []
        self.n, self.loss_sum, self.n_right = 0, 0.0, 0

    def before_epochs(self):
        self.n, self.loss_sum, self.n_right = 0, 0.0, 0

    def after_batch(self):
        xb, yb = self.batch
        self.n += len(yb)
        self.loss_sum += self.loss.item() * len(yb)
        self.n_right += (self.preds.argmax(1) == yb).sum().item()

    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.loss_sum / self.n, self.n_right / self.n))
