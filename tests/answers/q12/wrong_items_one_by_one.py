# wrong (test_batches): yields the items
# says: These are the items one by one
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return -(-len(self.items) // self.bs)

    def __iter__(self):
        yield from self.items
