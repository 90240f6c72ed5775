# wrong (test_stands_alone): inherits from a class of its own that inherits from Callback
# says: has a base class
class Base(Callback):
    pass


class PlainTrackResults(Base):
    def __init__(self):
        self.results = []

    def before_epoch(self):
        self.n, self.loss_sum, self.right = 0, 0.0, 0

    def after_batch(self):
        n = len(self.batch[1])
        self.n += n
        self.loss_sum += self.loss.item() * n
        self.right += (self.preds.argmax(1) == self.batch[1]).sum().item()

    def after_epoch(self):
        self.results.append((self.epoch, self.model.training, self.loss_sum / self.n, self.right / self.n))
