# wrong (test_tracks_every_pass): the number of right answers instead of their share
# says: number of right answers. Divide
class PlainTrackResults:
    def __init__(self):
        self.results = []

    def before_epoch(self):
        self.n, self.loss_sum, self.right = 0, 0.0, 0

    def after_batch(self):
        l = self.learner
        n = len(l.batch[1])
        self.n += n
        self.loss_sum += l.loss.item() * n
        self.right += (l.preds.argmax(1) == l.batch[1]).sum().item()

    def after_epoch(self):
        l = self.learner
        self.results.append((l.epoch, l.model.training, self.loss_sum / self.n, self.right))
