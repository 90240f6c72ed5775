"""The recipe with anybody's parts: what `autograder train` and the file that it writes do with a student's own."""

import csv
import math
import os
import signal
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import torch
from tqdm import tqdm

from data import DataError
from reference.callbacks import SetupLearnerCB, TrackResults
from reference.layers import simple_cnn
from reference.learner import Callback, DataLoaders, Learner
from reference.losses import cross_entropy
from reference.schedules import CosineOneCycle
from reference.training.baseline import linear_accuracy, mean_colours
from reference.training.command import FEW, images, parse
from reference.training.folders import FolderError, datasets_in
from reference.training.pictures import draw
from reference.training.recipe import BASE_LR, FINDER_BATCHES, Table, close, loaders
from reference.transforms import Normalize

# A student's loader starts processes as copies of this one, which has threads of torch's by then and the copies do not. A
# copy that waited for them would never finish, so it does without.
# A Ctrl-C is for this process, which then ends them.
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=lambda: torch.set_num_threads(1))
    os.register_at_fork(after_in_child=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN))

FEW_LR = 0.2  # for few images: with 0.1 as the highest rate, eight epochs of them are too few from some seeds

Take = Callable[[str], Any]
"""Gives the part of a name."""


class Bar(Callback):
    """A progress bar over all batches of a fit, in a terminal, and the loss of every training batch in `losses`."""

    def __init__(self) -> None:
        self.losses: list[float] = []

    def before_fit(self) -> None:
        """Start the bar."""
        self.bar = tqdm(leave=False, disable=None, unit=" batches")

    def before_epoch(self) -> None:
        """Say how many batches there are in all."""
        dls, n_epochs = self.learner.dls, getattr(self.learner, "n_epochs", 1)
        self.bar.total = n_epochs * (len(dls.train) + len(dls.valid))
        self.bar.refresh()

    def after_batch(self) -> None:
        """Move the bar, and note the loss."""
        self.bar.update()
        if self.learner.model.training:
            self.losses.append(self.learner.loss.item())

    def after_fit(self) -> None:
        """Take the bar away."""
        self.bar.close()


def network(take: Take, n_classes: int) -> Any:
    """The chapter's network of the parts that `take` gives: (n, 3, h, w) -> (n, n_classes)."""
    widths = [3, 16, 32, 64, 128]
    convs = [take("ConvLayer")(ni, nf, stride=2) for ni, nf in zip(widths, widths[1:], strict=False)]
    return take("Sequential")(*convs, take("AdaptivePool")(), take("Linear")(widths[-1], n_classes))


def learner(
    take: Take, model: Any, dls: DataLoaders, lr: float, norm: Any, device: Any, cbs: Sequence[Any]
) -> Any:
    """A learner of the parts that `take` gives; `cbs` come after the one that prepares batches."""
    setup = take("SetupLearnerCB")(norm, device)
    return take("Learner")(model, dls, take("cross_entropy"), lr, [setup, *cbs], take("SGD"))


def trial(take: Take) -> list[float]:
    """Train for a moment on a few images in memory: the losses of all training batches.

    Every part has to do its work: loaders with workers, the finder, the metrics, the schedule.
    """
    torch.manual_seed(0)
    torch.set_num_threads(1)
    generator = torch.Generator().manual_seed(0)
    items = []
    for i in range(96):
        x, y = 0.3 * torch.rand(16, 16, 3, generator=generator), i % 4
        x[4 * y : 4 * y + 4] += 0.5
        items.append((x, torch.tensor(y)))
    dls = DataLoaders(
        take("DataLoader")(items, bs=16, shuffle=True, n_workers=2),
        take("DataLoader")(items[:20], bs=8, n_workers=0),
    )
    norm = take("Normalize")((torch.full((3,), 0.3), torch.full((3,), 0.3)))
    finder = take("LRFinder")()
    learner(take, network(take, 4), DataLoaders(items_in(items), []), 0.1, norm, "cpu", [finder]).fit(20)
    bar, metrics, results = Bar(), take("EpochMetrics")(), take("PlainTrackResults")()
    cbs = [metrics, results, take("CosineOneCycle")(0.1), bar]
    learner(take, network(take, 4), dls, 0.1, norm, "cpu", cbs).fit(6)
    [len(finder.lrs), len(metrics.history), results.results[-1][3]]  # what is read of them later
    return bar.losses


def items_in(items: Sequence[tuple[torch.Tensor, torch.Tensor]]) -> list[tuple[torch.Tensor, torch.Tensor]]:
    """Batches of 16 items, made beforehand."""
    batches = [items[i : i + 16] for i in range(0, len(items), 16)]
    return [(torch.stack([x for x, _ in b]), torch.stack([y for _, y in b])) for b in batches]


def main(parts: Mapping[str, Any], arguments: list[str] | None = None) -> int:
    """Train `parts`, by name, on a folder of images: `python my_learner.py --help` has the options.

    Returns exit code 0 if a model was trained, 2 after one line on stderr that says why not, 130 for Ctrl-C.
    """
    name = Path(sys.argv[0]).name
    says = "Train the Learner in this file on a folder of images."
    options = parse(arguments, f"python {name}", says, FEW_LR)
    try:
        return run(parts.__getitem__, options)
    except KeyboardInterrupt:
        print("\nStopped before there was anything to keep.", file=sys.stderr)
        return 130
    except (DataError, FolderError, BrokenProcessPool, OSError) as error:
        print(f"{name}: {' '.join(str(error).split())}", file=sys.stderr)
        return 2


def run(take: Take, options: Any) -> int:
    """Train as `options` say, print the results, and save the pictures; what there is of them after a Ctrl-C, too."""
    start = time.perf_counter()
    folder = options.data or images()
    train, valid, labels = datasets_in(folder, options.size)
    options.out.mkdir(parents=True, exist_ok=True)
    bs = options.bs or (128 if len(train) >= FEW else 32)
    if options.lr is None:
        options.lr = BASE_LR if len(train) >= FEW else FEW_LR
    print(
        f"{len(train)} images to learn from and {len(valid)} to validate on, of {len(labels)} classes: {folder}\n"
        f"batches of {bs}, at a rate of up to {options.lr:g}"
    )
    make, data = take("DataLoader"), take("ImageDataset")
    files = _files(take, folder, train.fns, valid.fns)
    sets = [data(some, labels, options.size) for some in files]
    dls = DataLoaders(
        make(sets[0], bs=bs, shuffle=True, n_workers=options.workers),
        make(sets[1], bs=2 * bs, n_workers=options.workers),
    )
    torch.manual_seed(options.seed)
    xb, _ = next(iter(dls.train))
    norm = take("Normalize")(stats(xb))
    finder, tracker, bar, cycle = (
        take("LRFinder")(),
        take("PlainTrackResults")(),
        Bar(),
        take("CosineOneCycle")(options.lr),
    )
    device, n = options.device, len(labels)
    learner(take, network(take, n), DataLoaders(dls.train, []), 0.1, norm, device, [finder, Bar()]).fit(
        -(-FINDER_BATCHES // max(len(dls.train), 1))
    )
    torch.manual_seed(options.seed)
    learn = learner(
        take, network(take, n), dls, options.lr, norm, device, [tracker, Table(tracker), cycle, bar]
    )
    stopped = False
    try:
        learn.fit(options.epochs)
    except KeyboardInterrupt:
        stopped = True
    if not bar.losses:
        raise KeyboardInterrupt
    if not stopped:
        report(options, sets, labels, tracker, bs)
    save(options.out, finder, bar.losses, tracker.results, learn, sets[1], norm, labels)
    if stopped:
        print(
            f"\nStopped after {len(bar.losses)} batches. What there is of the curves is in {options.out}.",
            file=sys.stderr,
        )
        return 130
    print(f"\npictures in {options.out}; {time.perf_counter() - start:.0f} s in all")
    return 0


def stats(xb: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """The mean and the standard deviation of each channel of xb (n, h, w, c): never 0, even if there is no blue."""
    return xb.mean((0, 1, 2)), xb.std((0, 1, 2)).clamp(min=0.001)


def report(options: Any, sets: list[Any], labels: Sequence[str], tracker: Any, bs: int) -> None:
    """Print the accuracy beside chance, a linear model of mean colours, and the reference's own parts."""
    ours = loaders(sets[0], sets[1], bs, options.workers)
    try:
        colours = linear_accuracy(mean_colours(ours.train), mean_colours(ours.valid))
        print("\nthe same with the reference's own parts:")
        theirs = TrackResults(verbose=False)
        torch.manual_seed(options.seed)
        norm = Normalize(stats(next(iter(ours.train))[0]))
        cbs = [SetupLearnerCB(norm, options.device), theirs, Table(theirs), CosineOneCycle(options.lr)]
        torch.manual_seed(options.seed)
        Learner(simple_cnn(len(labels)), ours, cross_entropy, options.lr, cbs).fit(options.epochs)
    finally:
        close(ours)
    print(f"\nchance                                    {1 / len(labels):7.2%}")
    print(f"a linear model of the images' mean colour {colours:7.2%}")
    print(f"your Learner                              {tracker.results[-1][3]:7.2%}")
    print(f"the reference's                           {theirs.results[-1][3]:7.2%}")
    if not math.isfinite(tracker.results[-1][2]):
        print("\nThe loss is not a number any more: training has broken down. A lower --lr may help.")


def save(
    out: Path,
    finder: Any,
    losses: list[float],
    results: list[Any],
    learn: Any,
    valid: Any,
    norm: Any,
    labels: Any,
) -> None:
    """Save the pictures, and the numbers as results.csv."""
    draw(out, (finder.lrs, finder.losses), losses, results, (learn.model, valid, norm, labels))
    with open(out / "results.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("epoch", "training", "loss", "accuracy"))
        writer.writerows([list(row) for row in results])


def _files(take: Take, folder: Path, train: Sequence[Path], valid: Sequence[Path]) -> tuple[Any, Any]:
    """The student's own lists of files where these are JPEGs, which is what they look for; else those given."""
    if all(fn.suffix == ".JPEG" for fn in [*train, *valid]):
        found = take("image_files")(folder)
        # In an order of their own; sorted, runs with one seed are the same on every machine.
        return take("split_by_folder")(found.sorted())
    return train, valid
