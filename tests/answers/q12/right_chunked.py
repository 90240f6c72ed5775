# right: fastcore's chunked
from fastcore.basics import chunked


class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __iter__(self):
        return map(list, chunked(self.items, self.bs))

    def __len__(self):
        return sum(1 for _ in range(0, len(self.items), self.bs))
