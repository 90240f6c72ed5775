# wrong (test_counts_every_item_once): averages of averages
# says: average of the batches' averages
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def before_epoch(self):
        self.losses, self.accs = [], []

    def after_batch(self):
        self.losses.append(self.loss.item())
        self.accs.append((self.preds.argmax(1) == self.batch[1]).float().mean().item())

    def after_epoch(self):
        n = len(self.losses)
        self.history.append((self.epoch, self.model.training, sum(self.losses) / n, sum(self.accs) / n))
