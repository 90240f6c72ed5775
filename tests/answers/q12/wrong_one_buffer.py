# wrong (test_batches): one list for all batches, cleared after each
# says: one and the same list
class Batches:
    def __init__(self, items, bs): self.items, self.bs = items, bs
    def __len__(self): return (len(self.items) + self.bs - 1) // self.bs
    def __iter__(self):
        batch = []
        for x in self.items:
            batch.append(x)
            if len(batch) == self.bs:
                yield batch
                batch.clear()
        if batch: yield batch
