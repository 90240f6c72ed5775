# right: copies the items, and takes them with islice
from itertools import islice


class Batches:
    def __init__(self, items, bs=64):
        self.items = list(items)
        self.bs = bs

    def __iter__(self):
        rest = iter(self.items)
        while batch := list(islice(rest, self.bs)):
            yield batch

    def __len__(self):
        return (len(self.items) + self.bs - 1) // self.bs
