# wrong (test_batches): drops a last batch of one item
# says: The last, shorter batch is missing
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __iter__(self):
        for i in range(0, len(self.items), self.bs):
            batch = list(self.items[i : i + self.bs])
            if self.bs == 1 or len(batch) > 1:
                yield batch

    def __len__(self):
        return sum(1 for _ in self)
