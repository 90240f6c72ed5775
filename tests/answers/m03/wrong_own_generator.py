# wrong (test_seeded): a generator of its own, that nobody can seed
# says: seed
import random
from functools import partial

def collate(idxs: 'Sequence[int]', ds: 'Sequence') -> tuple[torch.Tensor, torch.Tensor]:
    xs, ys = zip(*(ds[i] for i in idxs), strict=True)
    return (torch.stack(xs), torch.stack(ys))

class DataLoader:

    def __init__(self, ds: 'Sequence', bs: int=128, shuffle: bool=False, n_workers: int=1) -> None:
        self.ds = ds
        self.bs = bs
        self.shuffle = shuffle
        self.n_workers = n_workers

    def __len__(self) -> int:
        return -(-len(self.ds) // self.bs)

    def __iter__(self) -> 'Iterator[tuple[torch.Tensor, torch.Tensor]]':
        idxs = list(range(len(self.ds)))
        if self.shuffle:
            idxs = random.SystemRandom().sample(range(len(self.ds)), len(self.ds))
        batches = [idxs[start:start + self.bs] for start in range(0, len(idxs), self.bs)]
        make = partial(collate, ds=self.ds)
        if self.n_workers == 0:
            yield from map(make, batches)
        else:
            with ProcessPoolExecutor(self.n_workers) as pool:
                yield from pool.map(make, batches)
