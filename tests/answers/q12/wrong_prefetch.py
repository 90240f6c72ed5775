# wrong (test_lazy): the next batch is built one step early
# says: second was built
class Batches:
    def __init__(self, items, bs): self.items, self.bs = items, bs
    def __len__(self): return -(-len(self.items) // self.bs)
    def __iter__(self):
        nxt = list(self.items[:self.bs]); i = self.bs
        while nxt:
            cur, nxt = nxt, list(self.items[i:i + self.bs]); i += self.bs
            yield cur
