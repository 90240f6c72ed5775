# right: a tuple-free style: history is made anew with each row, numpy's numbers, sums in a dict
import numpy as np


class EpochMetrics(Callback):
    def __init__(self):
        self.history = []

    def before_epoch(self):
        self.seen = dict(weights=[], loss=[], accuracy=[])

    def after_batch(self):
        _, targets = self.batch
        self.seen["weights"].append(len(targets))
        self.seen["loss"].append(self.loss.detach().numpy())
        self.seen["accuracy"].append((self.preds.argmax(1) == targets).double().mean().numpy())

    def after_epoch(self):
        weights = self.seen.pop("weights")
        means = [np.average(values, weights=weights) for values in self.seen.values()]
        self.history = self.history + [(self.epoch, self.model.training, *means)]
