# wrong (test_epoch_and_training_are_the_learners): counts rows for the epoch
# says: Don't count rows
class PlainTrackResults:
    def __init__(self): self.results = []
    def before_epoch(self): self.n, self.tot, self.hits = 0, 0., 0
    def after_batch(self):
        xb, yb = self.learner.batch
        n = len(yb)
        self.n += n
        self.tot += self.learner.loss.item() * n
        self.hits += (self.learner.preds.argmax(1) == yb).sum().item()
    def after_epoch(self):
        self.results.append((len(self.results) // 2, self.learner.model.training, self.tot / self.n, self.hits / self.n))
