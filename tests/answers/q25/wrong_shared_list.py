# wrong (test_instances_share_nothing): the list is an attribute of the class
# says: shared by all instances
class PlainTrackResults:
    results = []

    def before_fit(self):
        if len(self.results) and self.learner is not getattr(PlainTrackResults, "last", None):
            pass
        PlainTrackResults.last = self.learner

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
        self.results.append((l.epoch, l.model.training, self.loss_sum / self.n, self.right / self.n))
