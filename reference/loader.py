"""`DataLoader`: batches of a dataset, made by worker processes.

Follows the "Data" section of the chapter.
"""

import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any

import torch
from fastcore.basics import chunked
from fastcore.foundation import L
from torch import Tensor

from reference.data import Pairs, collate
from reference.workers import make_batch, start_pool


class DataLoader:
    """An iterable of batches (xb, yb) of `bs` items of `ds` each; the last one holds what is left.

    With `shuffle`, every pass takes a new order from torch's global generator, so `torch.manual_seed` makes it
    reproducible, whatever `n_workers` is.

    `n_workers` processes make the batches; with 0, this process does. The workers start in the first pass and
    keep the `ds` that they get then: after a change to `ds`, call `close()`. A copied loader starts its own.

    Raises ValueError if `bs` < 1 or `n_workers` < 0. You get an exception in `ds[i]` where you iterate. A worker
    that dies raises BrokenProcessPool there, and the next pass starts new workers.
    """

    # The chapter's starts a pool in every pass, and makes all of the pass's batches ahead. This one keeps its
    # pool and stays a few batches ahead, so that large data fits into memory and you may break off.

    def __init__(self, ds: Pairs, bs: int = 128, shuffle: bool = False, n_workers: int = 1) -> None:
        if bs < 1:
            raise ValueError(f"bs must be at least 1, not {bs}")
        if n_workers < 0:
            raise ValueError(f"n_workers must be at least 0, not {n_workers}")
        self.ds, self.bs, self.shuffle, self.n_workers = ds, bs, shuffle, n_workers
        self._pool: ProcessPoolExecutor | None = None
        self._owner = 0  # the process that started the pool

    def __len__(self) -> int:
        """Return the number of batches in a pass, a short last one included."""
        return -(-len(self.ds) // self.bs)

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        idxs = L.range(self.ds)
        if self.shuffle:
            idxs = idxs[torch.randperm(len(idxs)).tolist()]
        batches = chunked(idxs, self.bs)
        if self.n_workers == 0:
            return (collate(batch, self.ds) for batch in batches)
        return self._from_workers(batches)

    def _from_workers(self, batches: Iterator[list[int]]) -> Iterator[tuple[Tensor, Tensor]]:
        if self._pool is None or self._owner != os.getpid():  # a forked process cannot use its parent's pool
            self._pool, self._owner = start_pool(self.ds, self.n_workers), os.getpid()
        pool = self._pool
        ahead: deque[Future] = deque()
        try:
            for batch in batches:
                ahead.append(pool.submit(make_batch, batch))
                # Two batches for each worker: it makes the second while you use the first.
                if len(ahead) == 2 * self.n_workers:
                    yield _fetch(ahead.popleft())
            while ahead:
                yield _fetch(ahead.popleft())
        except BrokenProcessPool:
            self.close()
            raise

    def close(self) -> None:
        """Stop the workers, if there are any, and wait until they are gone. A later pass starts new ones."""
        if self._pool is not None and self._owner == os.getpid():
            self._pool.shutdown(cancel_futures=True)
        self._pool = None

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_pool": None}


def _fetch(future: Future) -> tuple[Tensor, Tensor]:
    x, y = future.result()
    return torch.from_numpy(x), torch.from_numpy(y)
