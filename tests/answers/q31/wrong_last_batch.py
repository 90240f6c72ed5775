# wrong (test_each_pass_alone): the last batch's loss and accuracy
# says: last batch alone
class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def after_epoch(self):
        acc = (self.preds.argmax(1) == self.batch[1]).float().mean().item()
        self.history.append((self.epoch, self.model.training, self.loss.item(), acc))
