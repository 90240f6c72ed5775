# right: a getter for batches, and map over the numbers of the batches
class Numbered:
    def batch(self, i):
        start = i * self.bs
        return [*self.items[start : start + self.bs]]


class Batches(Numbered):
    def __init__(self, items, bs):
        self.items = items
        self.bs = bs
        self.n = len(items) // bs + bool(len(items) % bs)

    def __getitem__(self, i):
        if i >= self.n:
            raise IndexError(i)
        return self.batch(i)

    def __iter__(self):
        yield from map(self.batch, range(self.n))

    def __len__(self):
        return self.n
