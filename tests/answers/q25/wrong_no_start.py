# wrong (test_tracks_every_pass): before_epoch is left out
# says: self\.n is not there yet. Start what you add up in before_epoch
class PlainTrackResults:
    def __init__(self):
        self.results = []

    def after_batch(self):
        xb, yb = self.learner.batch
        self.n += len(yb)
        self.loss_sum += self.learner.loss.item() * len(yb)
        self.n_right += (self.learner.preds.argmax(1) == yb).sum().item()

    def after_epoch(self):
        l = self.learner
        self.results.append((l.epoch, l.model.training, self.loss_sum / self.n, self.n_right / self.n))
