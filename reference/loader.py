"""`DataLoader`: batches of a dataset, made by worker processes.

Follows the "Data" section of the chapter, whose loader starts a new process pool in every epoch. This one
keeps its workers, and stays a few batches ahead of whoever takes them rather than a whole epoch.
"""

import os
import sys
from collections import deque
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from typing import Any, ClassVar

import torch
from fastcore.basics import chunked
from fastcore.foundation import L
from torch import Tensor

from reference.data import Pairs, collate
from reference.workers import Pending, Workers


class DataLoader:
    """An iterable of batches (xb, yb) of `bs` items of `ds` each; the last one holds what is left.

    With `shuffle` every pass takes a new order from torch's global generator, so it is `torch.manual_seed`
    that makes it (and the weights of a new model) reproducible; the order does not depend on `n_workers`.

    `n_workers` processes make the batches; 0 makes them in this process. The workers start with the first
    pass, get `ds` then and keep it, so a later change to `ds` needs a `close()` to reach them. Random
    numbers drawn inside `ds` are not seeded per worker. A copied or unpickled loader starts workers of its
    own.

    Raises ValueError if `bs` < 1 or `n_workers` < 0. An exception in `ds[i]` reaches whoever iterates; if a
    worker dies that is a BrokenProcessPool, and the next pass starts new ones.
    """

    # A forked worker has torch and the dataset at once, where a spawned one takes seconds to import torch,
    # and a dataset that was defined in a notebook cannot be sent to it. None is the platform's own default.
    start_method: ClassVar[str | None] = "fork" if sys.platform == "linux" else None

    def __init__(self, ds: Pairs, bs: int = 128, shuffle: bool = False, n_workers: int = 1) -> None:
        if bs < 1:
            raise ValueError(f"bs must be at least 1, not {bs}")
        if n_workers < 0:
            raise ValueError(f"n_workers must be at least 0, not {n_workers}")
        self.ds = ds
        self.bs = bs
        self.shuffle = shuffle
        self.n_workers = n_workers
        self._workers: Workers | None = None

    def __len__(self) -> int:
        """The number of batches in a pass, a short last one included."""
        return -(-len(self.ds) // self.bs)

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        idxs = L.range(self.ds)
        if self.shuffle:
            idxs = idxs[torch.randperm(len(idxs)).tolist()]
        batches = chunked(idxs, self.bs)
        if self.n_workers == 0:
            return (collate(batch, self.ds) for batch in batches)
        return self._from_workers(batches)

    def close(self) -> None:
        """Stop the workers, if there are any, and wait until they are gone. A later pass starts new ones."""
        if self._workers is not None and self._workers.owner == os.getpid():
            self._workers.stop()
        self._workers = None

    def _from_workers(self, batches: Iterator[list[int]]) -> Iterator[tuple[Tensor, Tensor]]:
        # After a fork the child holds a copy of the workers' pool, but the threads that serve it stayed behind.
        if self._workers is None or self._workers.owner != os.getpid():
            self._workers = Workers(self.ds, self.n_workers, self.start_method)
        workers = self._workers
        ahead: deque[Pending] = deque()
        try:
            for batch in batches:
                ahead.append(workers.start(batch))
                # Two batches for each worker: it goes on with the second while the first is fetched. There are
                # never more, so that little is left to be made in vain when the caller breaks off.
                if len(ahead) >= 2 * self.n_workers:
                    yield workers.fetch(ahead.popleft())
            while ahead:
                yield workers.fetch(ahead.popleft())
        except BrokenProcessPool:
            self.close()
            raise
        finally:
            for pending in ahead:
                workers.abandon(pending)

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_workers": None}
