"""`python -m reference.train`: train the chapter's model on a folder of images, and draw how it went.

It uses Imagenette-160 if that is here or can be downloaded, and otherwise synthetic images, which work without a network.
`--data` takes any other folder with the same layout.
"""

import argparse
import csv
import os
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import torch

from data import CLASSES, DataError, DownloadError, imagenette, mini_imagenette
from reference.callbacks import TrackResults
from reference.data import Dataset
from reference.schedules import LRFinder, OneCycle
from reference.training.baseline import linear_accuracy, mean_colours
from reference.training.folders import FolderError, datasets_in
from reference.training.plots import loss_gif, save
from reference.training.recipe import BASE_LR, close, find_lr, loaders, one_cycle
from reference.transforms import Normalize, default_device

PUBLISHED = 0.468  # validation accuracy of the chapter's own run: Imagenette-160, 64x64 pixels, 8 epochs
IMAGENETTE = (9469, 3925)  # its images for training and validation
FEW = 2000  # with fewer images, the chapter's batches of 128 would make too few steps in 8 epochs
TIMEOUT = 10  # seconds to wait for an answer from Imagenette's server


def main(arguments: list[str] | None = None) -> int:
    """Return exit code 0 if a model was trained, else 2 (130 for Ctrl-C), after one line on stderr that says why."""
    options = parse(arguments)
    try:
        run(options)
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    except (DataError, FolderError, OSError, BrokenProcessPool) as error:
        # Pillow raises an OSError for an image that it cannot read.
        print(f"python -m reference.train: {' '.join(str(error).split())}", file=sys.stderr)
        return 2
    return 0


def parse(
    arguments: list[str] | None,
    prog: str = "python -m reference.train",
    says: str = __doc__.split("\n")[0],
    few_lr: float | None = None,
) -> argparse.Namespace:
    """Return the options of the command `prog`; where they are wrong, print why and exit with 2.

    With a rate for few images, `few_lr`, the option `lr` is None unless it was given.
    """
    parser = argparse.ArgumentParser(prog=prog, description=says)
    parser.add_argument("--data", type=Path, metavar="FOLDER", help="images in train/<label>/, val/<label>/")
    parser.add_argument("--epochs", type=_positive, default=8, help="passes over the images (8)")
    parser.add_argument("--bs", type=_positive, help=f"batch size (128; 32 for fewer than {FEW} images)")
    few = f"; {few_lr} for fewer than {FEW} images" if few_lr else ""
    default = None if few_lr else BASE_LR
    parser.add_argument(
        "--lr", type=float, default=default, help=f"the schedule's highest rate ({BASE_LR}{few})"
    )
    parser.add_argument("--size", type=_positive, default=64, help="height and width in pixels (64)")
    parser.add_argument(
        "--seed", type=int, default=0, help="the same seed gives the same numbers on a CPU (0)"
    )
    parser.add_argument(
        "--workers", type=int, default=min(os.cpu_count() or 1, 16), help="processes that read"
    )
    parser.add_argument("--device", type=_device, default=default_device(), help="cpu, cuda, cuda:1, ...")
    parser.add_argument("--out", type=Path, default=Path("build/training"), help="where the pictures go")
    options = parser.parse_args(arguments)
    if options.workers < 0:
        parser.error("argument --workers: must not be negative")
    return options


def _device(name: str) -> torch.device:
    try:
        return torch.zeros(1, device=name).device
    except (RuntimeError, AssertionError) as error:  # the build of torch decides which
        raise argparse.ArgumentTypeError(f"{name!r} cannot be used here") from error


def _positive(text: str) -> int:
    if (number := int(text)) < 1:
        raise ValueError(text)
    return number


_positive.__name__ = "positive whole number"  # argparse says "invalid <name> value"


def run(options: argparse.Namespace) -> None:
    """Train as `options` say, print the results, and save the pictures."""
    start = time.perf_counter()
    folder = options.data or images()
    train, valid, labels = datasets_in(folder, options.size)
    options.out.mkdir(parents=True, exist_ok=True)
    bs = options.bs or (128 if len(train) >= FEW else 32)
    print(
        f"{len(train)} images to learn from and {len(valid)} to validate on, of {len(labels)} classes: {folder}"
    )
    print(f"batches of {bs} and {2 * bs}, {options.size}x{options.size} pixels, on {options.device}")

    dls = loaders(train, valid, bs, options.workers)
    torch.manual_seed(options.seed)
    try:
        norm = Normalize.from_batch(next(iter(dls.train))[0])
        finder = find_lr(dls, len(labels), norm, options.device, options.seed)
        broke = max(finder.lrs, default=0)
        print(f"learning rate up to {options.lr:g}; the finder's training broke down at {broke:.2g}")
        tracker, cycle, _ = one_cycle(
            dls, len(labels), norm, options.device, options.seed, options.epochs, options.lr
        )
        linear = linear_accuracy(mean_colours(dls.train), mean_colours(dls.valid))
    finally:
        close(dls)

    accuracy = tracker.results[-1][3]
    print(f"\nvalidation accuracy                       {accuracy:7.2%}")
    print(f"a linear model of the images' mean colour {linear:7.2%}")
    if is_imagenette(train, valid, list(labels)):
        print(f"the chapter's published run, 8 epochs     {PUBLISHED:7.2%}")
    draw(options.out, finder, tracker, cycle)
    print(f"\npictures in {options.out}; {time.perf_counter() - start:.0f} s in all")


def images() -> Path:
    """Return the folder of Imagenette-160 if it is within reach, else that of the drawn images; prints which."""
    try:
        folder = imagenette(timeout=TIMEOUT)
        print("Imagenette-160")
    except DownloadError:
        folder = mini_imagenette()
        print("drawn images, as Imagenette-160 is not here and cannot be downloaded")
    return folder


def is_imagenette(train: Dataset, valid: Dataset, labels: list[str]) -> bool:
    """Whether these are the images of the chapter's published run: they have the same number and labels."""
    return (len(train), len(valid)) == IMAGENETTE and labels == sorted(CLASSES)


def draw(out: Path, finder: LRFinder, tracker: TrackResults, cycle: OneCycle) -> None:
    """Save the curves of the finder, the schedule and the results, the loss as an animation, and the numbers."""
    import matplotlib

    matplotlib.use("Agg")  # there may be no screen
    save(finder.plot(), out / "lr_finder.png")
    save(cycle.plot(), out / "schedule.png")
    save(tracker.plot()[0], out / "results.png")
    loss_gif([loss.item() for loss in tracker.batch_losses], out / "loss.gif")
    with open(out / "results.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("epoch", "training", "loss", "accuracy"))
        writer.writerows(tracker.results)


if __name__ == "__main__":
    sys.exit(main())
