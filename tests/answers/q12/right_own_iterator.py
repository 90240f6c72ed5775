# right: an iterator class of its own, a new one for every loop
class Cutter:
    def __init__(self, items, bs):
        self.items, self.bs, self.at = items, bs, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.items):
            raise StopIteration
        batch = self.items[self.at : self.at + self.bs]
        self.at += self.bs
        return list(batch)


class Batches:
    def __init__(self, items, bs):
        self.items = items
        self.bs = bs

    def __iter__(self):
        return Cutter(self.items, self.bs)

    def __len__(self):
        whole, rest = divmod(len(self.items), self.bs)
        return whole + (rest > 0)
