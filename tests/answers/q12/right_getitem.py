# right: a dataclass with slots and __getitem__
from dataclasses import dataclass
@dataclass(slots=True)
class Batches:
    items: object
    bs: int
    def __len__(self): return len(range(0, len(self.items), self.bs))
    def __getitem__(self, k):
        if k >= len(self): raise IndexError(k)
        return [self.items[j] for j in range(k * self.bs, min((k + 1) * self.bs, len(self.items)))]
    def __iter__(self): return (self[k] for k in range(len(self)))
