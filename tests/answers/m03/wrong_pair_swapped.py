# wrong (test_own, test_collate): returns (yb, xb)
# says: wrong way round
import random
from functools import partial

def collate(idxs, ds):
    xs, ys = zip(*(ds[i] for i in idxs))
    return torch.stack(ys), torch.stack(xs)

class DataLoader:
    def __init__(self, ds, bs=128, shuffle=False, n_workers=1):
        self.ds, self.bs, self.shuffle, self.n_workers = ds, bs, shuffle, n_workers

    def __len__(self):
        return (len(self.ds) + self.bs - 1) // self.bs

    def __iter__(self):
        idxs = list(range(len(self.ds)))
        if self.shuffle:
            random.shuffle(idxs)
        chunks = [idxs[i:i + self.bs] for i in range(0, len(idxs), self.bs)]
        make = partial(collate, ds=self.ds)
        if self.n_workers == 0:
            for c in chunks:
                yield make(c)
        else:
            with ProcessPoolExecutor(self.n_workers) as ex:
                yield from ex.map(make, chunks)
