# wrong (test_batches): batches of the type of what they were cut from
# says: A batch should be a list
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __len__(self):
        return -(-len(self.items) // self.bs)

    def __iter__(self):
        for i in range(0, len(self.items), self.bs):
            yield self.items[i : i + self.bs]
