# wrong (test_batches): drops the short batch
# says: The last, shorter batch is missing
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return len(self.items) // self.bs

    def __iter__(self):
        for i in range(len(self)):
            yield list(self.items[i * self.bs : (i + 1) * self.bs])
