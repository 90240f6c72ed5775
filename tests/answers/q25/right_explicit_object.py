# right: inherits from object in so many words, restarts the list in before_fit, rows are lists
class PlainTrackResults(object):
    def before_fit(self):
        self.results = []

    def before_epoch(self):
        self.total = torch.zeros(3, dtype=torch.float64)

    def after_batch(self):
        l = self.learner
        n = l.batch[1].shape[0]
        right = int((l.preds.max(dim=-1).indices == l.batch[1]).sum())
        self.total += torch.tensor([n, n * float(l.loss), right], dtype=torch.float64)

    def after_epoch(self):
        n, loss, right = self.total.tolist()
        self.results.append([self.learner.epoch, self.learner.model.training, loss / n, right / n])
