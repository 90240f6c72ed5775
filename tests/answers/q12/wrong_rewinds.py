# wrong (test_nested_loops): returns itself, wound back to the start
# says: The inner loop and the outer one share one
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs = items, bs

    def __iter__(self):
        self.at = 0
        return self

    def __next__(self):
        if self.at >= len(self.items):
            raise StopIteration
        self.at += self.bs
        return list(self.items[self.at - self.bs : self.at])

    def __len__(self):
        return -(-len(self.items) // self.bs)
