# right: an iterator class of its own
class _It:
    def __init__(self, b): self.b, self.i = b, 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= len(self.b): raise StopIteration
        lo = self.i * self.b.bs
        self.i += 1
        return [o for o in self.b.items[lo:lo + self.b.bs]]
class Batches:
    def __init__(self, items, bs): self.items, self.bs = items, bs
    def __len__(self):
        whole, rest = divmod(len(self.items), self.bs)
        return whole + (rest > 0)
    def __iter__(self): return _It(self)
