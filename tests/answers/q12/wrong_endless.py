# wrong (test_batches): never ends
# says: It never ends
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return -(-len(self.items) // self.bs)

    def __iter__(self):
        i = 0
        while True:
            yield list(self.items[i : i + self.bs])
            i += self.bs
