# right: a small class for a pass, made anew for each
class Pass:
    def __init__(self, epoch, training):
        self.head = (epoch, training)
        self.hits, self.losses = [], []

    def add(self, preds, targets, loss):
        self.hits.extend((preds.argmax(1) == targets).tolist())
        self.losses.extend([loss] * len(targets))

    def row(self):
        n = len(self.hits)
        return (*self.head, sum(self.losses) / n, sum(self.hits) / n)


class EpochMetrics(Callback):
    def __init__(self):
        super().__init__()
        self.history = []

    def before_epoch(self):
        self.current = Pass(self.epoch, self.model.training)

    def after_batch(self):
        self.current.add(self.preds, self.batch[1], self.loss.item())

    def after_epoch(self):
        self.history += [self.current.row()]
