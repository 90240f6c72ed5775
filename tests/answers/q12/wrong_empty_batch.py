# wrong (test_batches): an empty batch where the items come out even
# says: There is an empty batch at the end when
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return -(-len(self.items) // self.bs)

    def __iter__(self):
        for i in range(0, len(self.items) + 1, self.bs):
            yield list(self.items[i : i + self.bs])
