# wrong (test_each_pass_alone): a row after every batch
# says: row for every batch
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def after_batch(self):
        accuracy = (self.preds.argmax(1) == self.batch[1]).float().mean().item()
        self.history.append((self.epoch, self.model.training, self.loss.item(), accuracy))
