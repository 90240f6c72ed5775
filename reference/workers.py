"""The processes that make a `DataLoader`'s batches, and the memory in which these come back."""

import mmap
import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor

from reference.data import Pairs, collate

SLOT_BYTES = 64 << 20
"""The largest x that comes back through shared memory. A slot takes up only as much of it as has been used."""

_ds: Any = None  # in a worker process: the dataset that it was started with,
_slots: list[mmap.mmap] = []  # and the memory that it shares with the loader


class Pending(NamedTuple):
    """A batch that is being made, and the slot that its x is to come back in, if one was free."""

    future: Future
    slot: int | None


class InSlot(NamedTuple):
    """What a worker sends in place of an x that it has left in the batch's slot."""

    shape: tuple[int, ...]
    dtype: np.dtype


class Workers:
    """`n` processes that make batches of `ds`.

    Sent through a pipe, a batch is pickled, copied into the pipe and out of it piece by piece, and unpickled;
    for 128 images of 64x64 pixels this takes about as long as decoding 10 of them. So x, the bulk of it, is left
    in memory that forked workers share with this process, and copied from there once. (Shared tensors, as
    torch's own loader sends them, need no copy; but each that is kept holds a file descriptor or room in
    /dev/shm, and both run out.) A batch that fits in no slot, or finds none free, goes through the pipe.
    """

    def __init__(self, ds: Pairs, n: int, start_method: str | None) -> None:
        context = multiprocessing.get_context(start_method)
        self.owner = os.getpid()
        forks = context.get_start_method() == "fork"  # memory without a name can only be inherited
        self.slots = [mmap.mmap(-1, SLOT_BYTES) for _ in range(2 * n)] if forks else []
        self.free = list(range(len(self.slots)))
        self.pool = ProcessPoolExecutor(n, context, initializer=_start, initargs=(ds, self.slots))

    def start(self, idxs: list[int]) -> Pending:
        """Have a batch of the items at `idxs` made."""
        slot = self.free.pop() if self.free else None
        return Pending(self.pool.submit(_make_batch, idxs, slot), slot)

    def fetch(self, pending: Pending) -> tuple[Tensor, Tensor]:
        """Wait for a batch; raises what making it raised, and BrokenProcessPool if a worker died."""
        try:
            x, y = pending.future.result()
            if isinstance(x, InSlot) and pending.slot is not None:
                x = np.ndarray(x.shape, x.dtype, self.slots[pending.slot]).copy()
            return torch.from_numpy(x), torch.from_numpy(y)
        finally:
            self._free_when_done(pending)

    def abandon(self, pending: Pending) -> None:
        """Do without a batch that was started."""
        pending.future.cancel()
        self._free_when_done(pending)

    def stop(self) -> None:
        """Stop the processes, and wait until they are gone."""
        self.pool.shutdown(cancel_futures=True)

    def _free_when_done(self, pending: Pending) -> None:
        # Not at once: a worker may still be writing to the slot.
        if pending.slot is not None:
            slot = pending.slot
            pending.future.add_done_callback(lambda _: self.free.append(slot))


def _start(ds: Pairs, slots: list[mmap.mmap]) -> None:
    global _ds, _slots
    _ds, _slots = ds, slots
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


def _make_batch(idxs: list[int], slot: int | None) -> tuple[np.ndarray | InSlot, np.ndarray]:
    x, y = (tensor.numpy() for tensor in collate(idxs, _ds))
    if slot is None or x.nbytes > SLOT_BYTES:
        return x, y
    np.ndarray(x.shape, x.dtype, _slots[slot])[...] = x
    return InSlot(x.shape, x.dtype), y
