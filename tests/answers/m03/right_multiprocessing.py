# right: a multiprocessing.Pool whose initializer keeps the dataset; Python's order; lists from torch.split
import multiprocessing
import random

_dataset = None


def _keep(ds):
    global _dataset
    _dataset = ds


def _make(idxs):
    xb, yb = collate(idxs, _dataset)
    return xb.numpy(), yb.numpy()


def collate(idxs, ds):
    xs, ys = [], []
    for i in idxs:
        x, y = ds[i]
        xs.append(x)
        ys.append(y)
    return torch.stack(xs, dim=0), torch.tensor(ys)


class DataLoader:
    def __init__(self, ds, bs=128, shuffle=False, n_workers=1):
        self.ds = ds
        self.bs = bs
        self.shuffle = shuffle
        self.n_workers = n_workers

    def __len__(self):
        whole, rest = divmod(len(self.ds), self.bs)
        return whole + (rest > 0)

    def __iter__(self):
        order = random.sample(range(len(self.ds)), len(self.ds)) if self.shuffle else list(range(len(self.ds)))
        chunks = [order[i : i + self.bs] for i in range(0, len(order), self.bs)]
        if self.n_workers == 0:
            yield from (collate(chunk, self.ds) for chunk in chunks)
            return
        with multiprocessing.get_context("fork").Pool(self.n_workers, _keep, (self.ds,)) as pool:
            for xb, yb in pool.imap(_make, chunks):
                yield torch.from_numpy(xb), torch.from_numpy(yb)
