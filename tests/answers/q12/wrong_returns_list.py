# wrong (test_batches): __iter__ returns a list
# says: __iter__ returns a list
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return -(-len(self.items) // self.bs)

    def __iter__(self):
        return [list(self.items[i : i + self.bs]) for i in range(0, len(self.items), self.bs)]
