# wrong (test_tracks_every_pass): the accuracy comes first
# says: The loss comes before the accuracy
class PlainTrackResults:
    def __init__(self):
        self.results = []

    def before_epoch(self):
        self.n, self.loss_sum, self.n_right = 0, 0.0, 0

    def after_batch(self):
        xb, yb = self.learner.batch
        self.n += len(yb)
        self.loss_sum += self.learner.loss.item() * len(yb)
        self.n_right += (self.learner.preds.argmax(1) == yb).sum().item()

    def after_epoch(self):
        l = self.learner
        self.results.append((l.epoch, l.model.training, self.n_right / self.n, self.loss_sum / self.n))
