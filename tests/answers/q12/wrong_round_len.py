# wrong (test_length): the length is rounded wrongly for large batches
class Batches:
    def __init__(self, items, bs): self.items, self.bs = items, bs
    def __len__(self): return round(len(self.items) / self.bs + 0.49)
    def __iter__(self):
        for i in range(0, len(self.items), self.bs): yield list(self.items[i:i + self.bs])
