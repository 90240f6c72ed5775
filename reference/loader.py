"""`DataLoader`: batches of a dataset, made by worker processes.

Follows the "Data" section of the chapter, whose loader starts a new process pool in every epoch. This one
keeps its pool, and stays a few batches ahead of whoever takes them rather than a whole epoch.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, ClassVar

import numpy as np
import torch
from fastcore.basics import chunked
from fastcore.foundation import L
from torch import Tensor

from reference.data import Pairs, collate

_ds: Any = None  # in a worker process: the dataset that it was started with


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
        self._pool: ProcessPoolExecutor | None = None
        self._pool_owner = 0

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
        if self._pool is not None and self._pool_owner == os.getpid():
            self._pool.shutdown(cancel_futures=True)
        self._pool = None

    def _from_workers(self, batches: Iterator[list[int]]) -> Iterator[tuple[Tensor, Tensor]]:
        pool = self._workers()
        ahead: deque[Future] = deque()
        try:
            for batch in batches:
                ahead.append(pool.submit(_make_batch, batch))
                # Two batches for each worker: it goes on with the second while the first is fetched. There are
                # never more, so that little is left to be made in vain when the caller breaks off.
                if len(ahead) >= 2 * self.n_workers:
                    yield _to_tensors(ahead.popleft().result())
            while ahead:
                yield _to_tensors(ahead.popleft().result())
        except BrokenProcessPool:
            self.close()
            raise

    def _workers(self) -> ProcessPoolExecutor:
        # After a fork the child holds a copy of the pool, but the threads that serve it stayed in the parent.
        if self._pool is None or self._pool_owner != os.getpid():
            context = multiprocessing.get_context(self.start_method)
            self._pool = ProcessPoolExecutor(
                self.n_workers, context, initializer=_start_worker, initargs=(self.ds,)
            )
            self._pool_owner = os.getpid()
        return self._pool

    def __getstate__(self) -> dict[str, Any]:
        return {**self.__dict__, "_pool": None}


def _start_worker(ds: Pairs) -> None:
    global _ds
    _ds = ds
    # A fork leaves torch's own threads behind, and work shared out to them would never be done.
    torch.set_num_threads(1)
    # A notebook's interrupt goes to its workers too; the loop that waits for them is the one to deal with it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    # A pool is told to stop when its process ends, but a process that is killed tells nobody.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


# Tensors would come back faster than arrays: through shared memory, by file descriptor, in about 10 ms for
# a batch of 128 images on two workers where arrays take about 16 (decoding such a batch takes a worker some
# 100 ms and more). But every tensor that is kept holds a descriptor, and running out of those, or of
# /dev/shm, kills the workers; and a tensor cannot be fetched from a worker that has already gone. An array
# is a plain copy and has none of that.


def _make_batch(idxs: list[int]) -> tuple[np.ndarray, np.ndarray]:
    xb, yb = collate(idxs, _ds)
    return xb.numpy(), yb.numpy()


def _to_tensors(batch: tuple[np.ndarray, np.ndarray]) -> tuple[Tensor, Tensor]:
    xb, yb = batch
    return torch.from_numpy(xb), torch.from_numpy(yb)
