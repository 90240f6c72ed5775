# wrong (test_tracks_every_pass, test_counts_every_item_once): the accuracy is the average of averages
# says: accuracy is the average
class PlainTrackResults:
    def __init__(self): self.results = []
    def before_epoch(self): self.n, self.tot, self.hits, self.k = 0, 0., 0, 0
    def after_batch(self):
        xb, yb = self.learner.batch
        n = len(yb)
        self.n += n; self.k += 1
        self.tot += self.learner.loss.item() * n
        self.hits += (self.learner.preds.argmax(1) == yb).float().mean().item()
    def after_epoch(self):
        self.results.append((self.learner.epoch, self.learner.model.training, self.tot / self.n, self.hits / self.k))
