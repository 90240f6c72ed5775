# wrong (test_batches): __getitem__ in place of __iter__
# says: The class has no __iter__
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return -(-len(self.items) // self.bs)

    def __getitem__(self, i):
        if i >= len(self):
            raise IndexError(i)
        return list(self.items[i * self.bs : (i + 1) * self.bs])
