# right: as the chapter has it, with a pool for every number but 0
import random
from functools import partial


def collate(idxs, ds):
    xb, yb = zip(*[ds[i] for i in idxs])
    return torch.stack(xb), torch.stack(yb)


class DataLoader:
    def __init__(self, ds, bs=128, shuffle=False, n_workers=1):
        store_attr()

    def __len__(self):
        return (len(self.ds) - 1) // self.bs + 1

    def __iter__(self):
        idxs = L.range(len(self.ds))
        if self.shuffle:
            idxs = idxs.shuffle()
        chunks = [idxs[n : n + self.bs] for n in range(0, len(self.ds), self.bs)]
        if not self.n_workers:
            for chunk in chunks:
                yield collate(chunk, self.ds)
            return
        with ProcessPoolExecutor(self.n_workers) as ex:
            yield from ex.map(partial(collate, ds=self.ds), chunks)
