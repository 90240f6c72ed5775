# wrong (test_batches): numpy cuts the items into arrays
# says: NumPy
import numpy as np


class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return -(-len(self.items) // self.bs)

    def __iter__(self):
        yield from np.array_split(self.items, range(self.bs, len(self.items), self.bs)) if len(self.items) else []
