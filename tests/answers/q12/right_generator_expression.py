# right: a generator expression, and math.ceil
import math


class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __iter__(self):
        return (list(self.items[i * self.bs : (i + 1) * self.bs]) for i in range(len(self)))

    def __len__(self):
        return math.ceil(len(self.items) / self.bs)
