# wrong (test_again_and_again): returns itself, and is spent after one pass
# says: The second pass does not give what the first
class Batches:
    def __init__(self, items, bs):
        self.items, self.bs, self.at = items, bs, 0

    def __iter__(self):
        return self

    def __next__(self):
        if self.at >= len(self.items):
            raise StopIteration
        self.at += self.bs
        return list(self.items[self.at - self.bs : self.at])

    def __len__(self):
        return -(-len(self.items) // self.bs)
