# wrong (test_counts_every_item_once): squeezes the predictions of a batch of one item
# says: only one item
class EpochMetrics(Callback):
    def __init__(self): self.history = []
    def before_epoch(self): self.n, self.tot, self.hits = 0, 0., 0
    def after_batch(self):
        xb, yb = self.batch
        n = len(yb)
        self.n += n
        self.tot += self.loss.item() * n
        self.hits += (self.preds.squeeze().argmax(1) == yb).sum().item()
    def after_epoch(self):
        self.history.append((self.epoch, self.model.training, self.tot / self.n, self.hits / self.n))
