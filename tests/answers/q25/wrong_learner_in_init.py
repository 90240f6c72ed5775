# wrong (test_tracks_every_pass): asks for the learner too early
# says: not there in __init__
class PlainTrackResults:
    def __init__(self):
        self.results = []
        self.model = self.learner.model

    def before_epoch(self):
        self.n, self.loss_sum, self.n_right = 0, 0.0, 0

    def after_batch(self):
        xb, yb = self.learner.batch
        self.n += len(yb)
        self.loss_sum += self.learner.loss.item() * len(yb)
        self.n_right += (self.learner.preds.argmax(1) == yb).sum().item()

    def after_epoch(self):
        l = self.learner
        self.results.append((l.epoch, self.model.training, self.loss_sum / self.n, self.n_right / self.n))
