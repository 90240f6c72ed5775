# wrong (test_batches): overlapping batches
# says: The batches overlap
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return -(-len(self.items) // self.bs)

    def __iter__(self):
        for i in range(len(self.items)):
            yield list(self.items[i : i + self.bs])
