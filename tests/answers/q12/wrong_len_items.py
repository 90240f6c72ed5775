# wrong (test_length): len() is the number of items
# says: This is the number of items
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        for i in range(0, len(self.items), self.bs):
            yield list(self.items[i : i + self.bs])
