# right: an iterator class of its own for each pass; torch.randperm's tensors as indices
from collections import deque


def collate(idxs, ds):
    pairs = list(ds[i] for i in idxs)
    xb = torch.cat([x[None] for x, y in pairs])
    yb = torch.cat([y.reshape(1) for x, y in pairs])
    return xb, yb


class Pass:
    def __init__(self, loader):
        n = len(loader.ds)
        self.loader = loader
        order = torch.randperm(n) if loader.shuffle else torch.arange(n)
        self.todo = deque(part.tolist() for part in order.split(loader.bs))
        self.waiting = deque()
        self.pool = ProcessPoolExecutor(loader.n_workers) if loader.n_workers else None

    def __iter__(self):
        return self

    def __next__(self):
        ds = self.loader.ds
        if self.pool is None:
            if not self.todo:
                raise StopIteration
            return collate(self.todo.popleft(), ds)
        while self.todo and len(self.waiting) < 2 * self.loader.n_workers:
            self.waiting.append(self.pool.submit(collate, self.todo.popleft(), ds))
        if not self.waiting:
            self.pool.shutdown()
            raise StopIteration
        return self.waiting.popleft().result()


class DataLoader:
    def __init__(self, ds, bs=128, shuffle=False, n_workers=1):
        store_attr()

    def __len__(self):
        return -(len(self.ds) // -self.bs)

    def __iter__(self):
        return Pass(self)
