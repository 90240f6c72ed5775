# wrong (test_no_items): an empty collection gives one empty batch
# says: If there are no items, there are no batches
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return max(1, -(-len(self.items) // self.bs))

    def __iter__(self):
        i = 0
        while True:
            yield list(self.items[i : i + self.bs])
            i += self.bs
            if i >= len(self.items):
                return
