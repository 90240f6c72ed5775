# wrong (test_counts_every_item_once): averages the batches' averages
# says: average of the batches' averages
class PlainTrackResults:
    def __init__(self):
        self.results = []

    def before_epoch(self):
        self.losses, self.accs = [], []

    def after_batch(self):
        l = self.learner
        self.losses.append(l.loss.item())
        self.accs.append((l.preds.argmax(1) == l.batch[1]).float().mean().item())

    def after_epoch(self):
        l = self.learner
        self.results.append(
            (l.epoch, l.model.training, sum(self.losses) / len(self.losses), sum(self.accs) / len(self.accs))
        )
