# wrong (test_length): len() forgets a last batch of one item
# says: A short last batch is a batch too
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __iter__(self):
        for i in range(0, len(self.items), self.bs):
            yield list(self.items[i : i + self.bs])

    def __len__(self):
        whole, left = divmod(len(self.items), self.bs)
        return whole + (left > 1)
