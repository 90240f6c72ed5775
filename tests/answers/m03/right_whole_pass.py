# right: makes the whole pass before it hands out the first batch, with a pool kept for the next one
import random
from functools import partial
from itertools import islice


def collate(idxs, ds):
    return tuple(map(torch.stack, zip(*map(ds.__getitem__, idxs))))


class DataLoader:
    def __init__(self, ds, bs=128, shuffle=False, n_workers=1):
        self.ds, self.bs, self.shuffle, self.n_workers, self.pool = ds, bs, shuffle, n_workers, None

    def __len__(self):
        return len(range(0, len(self.ds), self.bs))

    def __iter__(self):
        order = list(range(len(self.ds)))
        if self.shuffle:
            random.shuffle(order)
        order = iter(order)
        chunks = iter(lambda: list(islice(order, self.bs)), [])
        if self.n_workers > 1:
            self.pool = self.pool or ProcessPoolExecutor(self.n_workers)
            return iter(list(self.pool.map(partial(collate, ds=self.ds), chunks)))
        return (collate(chunk, self.ds) for chunk in chunks)
