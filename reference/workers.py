"""The processes that make a `DataLoader`'s batches."""

import multiprocessing
import os
import signal
import sys
import threading
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import numpy as np
import torch

from reference.data import Pairs, collate

# A forked worker has torch and the dataset at once. A spawned one takes seconds to import torch, and cannot get
# a dataset whose class a notebook defines. None is the platform's own default.
START_METHOD = "fork" if sys.platform == "linux" else None

_ds: Any = None  # in a worker: its dataset


def start_pool(ds: Pairs, n: int) -> ProcessPoolExecutor:
    """Make a pool of `n` processes that keep `ds`; they start with the first batch."""
    return ProcessPoolExecutor(n, multiprocessing.get_context(START_METHOD), _start, (ds,))


def make_batch(idxs: list[int]) -> tuple[np.ndarray, np.ndarray]:
    """In a worker, collate a batch of the items at `idxs`."""
    # As arrays, because every tensor from another process holds a file descriptor for as long as you keep it.
    x, y = collate(idxs, _ds)
    return x.numpy(), y.numpy()


def _start(ds: Pairs) -> None:
    global _ds
    _ds = ds
    # A fork has none of torch's own threads, and would wait for them without end.
    torch.set_num_threads(1)
    # A notebook's interrupt reaches the workers too. Only the loop that waits for them should stop.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_exit_with_parent, daemon=True).start()


def _exit_with_parent() -> None:
    # A pool stops when its process ends, but a process that is killed tells nobody.
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
