# right: collects items one by one, and prints
class Batches:
    def __init__(self, items, bs):
        print("batches of", bs)
        self.n, self.get, self.bs = len(items), items.__getitem__, bs

    def __len__(self):
        return len(range(0, self.n, self.bs))

    def __iter__(self):
        batch = []
        for i in range(self.n):
            batch.append(self.get(i))
            if len(batch) == self.bs:
                yield batch
                batch = []
        if batch:
            yield batch
