# wrong (test_again_and_again): takes the items out of the list
# says: The second pass does not give what the first
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = list(items), bs

    def __len__(self):
        return -(-len(self.items) // self.bs)

    def __iter__(self):
        while self.items:
            batch, self.items = self.items[: self.bs], self.items[self.bs :]
            yield batch
