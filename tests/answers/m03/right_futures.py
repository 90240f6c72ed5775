# right: hands in futures, waits for them in order, cancels what is left; numpy's order
import math
from concurrent.futures import ProcessPoolExecutor


def collate(idxs, ds):
    items = [ds[int(i)] for i in idxs]
    return torch.stack([x for x, _ in items]), torch.stack([y for _, y in items])


class DataLoader:
    def __init__(self, ds, bs=128, shuffle=False, n_workers=1):
        self.ds, self.bs, self.shuffle, self.n_workers = ds, bs, shuffle, n_workers

    def __len__(self):
        return math.ceil(len(self.ds) / self.bs)

    def batches(self):
        order = np.random.permutation(len(self.ds)) if self.shuffle else np.arange(len(self.ds))
        return [order[k * self.bs : (k + 1) * self.bs].tolist() for k in range(len(self))]

    def __iter__(self):
        if self.n_workers <= 1:
            for batch in self.batches():
                yield collate(batch, self.ds)
        else:
            pool = ProcessPoolExecutor(max_workers=self.n_workers)
            try:
                for future in [pool.submit(collate, batch, self.ds) for batch in self.batches()]:
                    yield future.result()
            finally:
                pool.shutdown(cancel_futures=True)
