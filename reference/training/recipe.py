"""The chapter's way to train: find a learning rate, then train for one cycle.

Follows the sections "Learner" to "Scheduling the Learning Rate" of the chapter.
"""

import time
from collections.abc import Sequence
from typing import Any

import torch

from reference.callbacks import SetupLearnerCB, TrackResults
from reference.data import Dataset
from reference.layers import simple_cnn
from reference.learner import Callback, DataLoaders, Learner
from reference.loader import DataLoader
from reference.losses import cross_entropy
from reference.schedules import LRFinder, OneCycle
from reference.transforms import Normalize

BASE_LR = 0.1  # which the chapter reads from its finder's curve
FINDER_BATCHES = 89  # they take the finder from 1e-6 to above 10


class Table(Callback):
    """Prints a table with a line for each pass, from the results of `tracker`. Put it after `tracker` in `cbs`."""

    def __init__(self, tracker: TrackResults) -> None:
        self.tracker = tracker

    def before_fit(self) -> None:
        """Print the head."""
        print("epoch  pass          loss  accuracy  seconds")

    def before_epoch(self) -> None:
        """Start the clock."""
        self.start = time.perf_counter()

    def after_epoch(self) -> None:
        """Print the line of the pass that has just ended."""
        epoch, training, loss, accuracy = self.tracker.results[-1]
        name = "training" if training else "validation"
        seconds = time.perf_counter() - self.start
        print(f"{epoch:5}  {name:10}  {loss:6.4f}  {accuracy:8.2%}  {seconds:7.1f}", flush=True)


def loaders(train: Dataset, valid: Dataset, bs: int, n_workers: int) -> DataLoaders:
    """Make the chapter's loaders: shuffled batches of `bs` to learn from, and batches of 2 * `bs` to validate on.

    Call `close` when you no longer need them.
    """
    return DataLoaders(
        DataLoader(train, bs=bs, shuffle=True, n_workers=n_workers),
        DataLoader(valid, bs=2 * bs, n_workers=n_workers),
    )


def close(dls: DataLoaders) -> None:
    """Stop the workers of both loaders."""
    for dl in (dls.train, dls.valid):
        if isinstance(dl, DataLoader):
            dl.close()


def learner(dls: DataLoaders, n_classes: int, norm: Normalize, device: Any, cbs: Sequence[Any]) -> Learner:
    """Make a learner of a new `simple_cnn` on `device`; `cbs` come after the callback that prepares batches."""
    # A callback may set another rate.
    return Learner(simple_cnn(n_classes), dls, cross_entropy, BASE_LR, [SetupLearnerCB(norm, device), *cbs])


def find_lr(dls: DataLoaders, n_classes: int, norm: Normalize, device: Any, seed: int) -> LRFinder:
    """Run the learning-rate finder on a model of its own, and return it."""
    torch.manual_seed(seed)
    finder = LRFinder()
    # No validation: a search may take several epochs, and nobody needs their results.
    search = DataLoaders(dls.train, [])
    learn = learner(search, n_classes, norm, device, [finder])
    learn.fit(-(-FINDER_BATCHES // max(len(dls.train), 1)))
    return finder


def one_cycle(
    dls: DataLoaders,
    n_classes: int,
    norm: Normalize,
    device: Any,
    seed: int,
    n_epochs: int,
    lr: float = BASE_LR,
) -> tuple[TrackResults, OneCycle, Learner]:
    """Train for `n_epochs` under `OneCycle(lr)` and print a table; returns the two recorders and the learner.

    The same `seed` gives the same numbers on a CPU, whatever random numbers were drawn before.
    """
    torch.manual_seed(seed)
    tracker, cycle = TrackResults(verbose=False), OneCycle(lr)
    learn = learner(dls, n_classes, norm, device, [tracker, Table(tracker), cycle])
    learn.fit(n_epochs)
    return tracker, cycle, learn
