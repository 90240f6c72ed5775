# wrong (test_items_stay_what_they_are): looks an item's place up by its value
# says: Give lists of .* neighbouring items, in order, each
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __iter__(self):
        batch = []
        for o in self.items:
            if batch and self.items.index(o) % self.bs == 0:
                yield batch
                batch = []
            batch.append(o)
        if batch:
            yield batch

    def __len__(self):
        return (len(self.items) + self.bs - 1) // self.bs
