# wrong (test_counts_every_item_once): squeezes the predictions of a batch of one item
# says: only one item
class PlainTrackResults:
    def __init__(self): self.results = []
    def before_epoch(self): self.n, self.tot, self.hits = 0, 0., 0
    def after_batch(self):
        xb, yb = self.learner.batch
        n = len(yb)
        self.n += n
        self.tot += self.learner.loss.item() * n
        self.hits += (self.learner.preds.squeeze().argmax(1) == yb).sum().item()
    def after_epoch(self):
        self.results.append((self.learner.epoch, self.learner.model.training, self.tot / self.n, self.hits / self.n))
