# wrong (test_cancelled_anywhere): the numbers are rounded
# says: rounded
class EpochMetrics(Callback):
    def __init__(self): self.history = []
    def before_epoch(self): self.n, self.tot, self.hits = 0, 0., 0
    def after_batch(self):
        xb, yb = self.batch
        n = len(yb)
        self.n += n
        self.tot += self.loss.item() * n
        self.hits += (self.preds.argmax(1) == yb).sum().item()
    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, round(self.tot / self.n, 3), round(self.hits / self.n, 2)))
