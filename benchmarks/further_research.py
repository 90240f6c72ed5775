"""`python -m benchmarks.further_research`: the model answers of the second assignment, each trained for a while.

They are taken from the source notebook, so this runs where solutions/ is. Every line of the table is the mean
over a few seeds of a short run on the drawn images, at half the chapter's size.
"""

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import nbformat
import torch
import torch.nn.functional as F

from data import mini_imagenette
from reference import (
    SGD,
    ConvLayer,
    DataLoader,
    DataLoaders,
    Learner,
    Module,
    Normalize,
    OneCycle,
    SetupLearnerCB,
    TrackResults,
    cross_entropy,
    simple_cnn,
)
from reference.layers import AdaptivePool, Linear, Sequential
from reference.training.folders import datasets_in

NOTEBOOK = Path(__file__).parents[1] / "solutions/further_research/06_further_research.ipynb"
EXERCISES = ("r01", "r02", "r03", "r04", "r05", "r06")


def model_answers(**replaced: Any) -> dict[str, Any]:
    """The names that the setup cell and the model answers define; `replaced` ones are those that answers use."""
    cells = {
        cell.metadata.get("nbgrader", {}).get("grade_id"): cell.source
        for cell in nbformat.read(NOTEBOOK, as_version=4).cells
    }
    names: dict[str, Any] = {"__name__": "answers"}
    exec(cells["setup"], names)
    names.update(replaced)
    for exercise in EXERCISES:
        exec(compile(cells[exercise], f"{exercise} in {NOTEBOOK.name}", "exec"), names)
    return names


def conv_with(batch_norm: Callable[[int], Module]) -> Callable[..., Module]:
    """A `ConvLayer` with batch normalisation between the convolution and the activation."""

    class NormedConv(Module):
        def __init__(self, ni: int, nf: int, stride: int = 1, act: bool = True) -> None:
            super().__init__()
            self.conv = ConvLayer(ni, nf, stride, bias=False, act=False)  # a bias would be normalised away
            self.norm = batch_norm(nf)
            self.act = act

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            out = self.norm(self.conv(x))
            return F.relu(out) if self.act else out

    return NormedConv


class Lab:
    """The images, and how each contender is trained on them: batches of 32 and one cycle, unless told."""

    def __init__(self, size: int, n_epochs: int, seeds: Sequence[int]) -> None:
        train, valid, _ = datasets_in(mini_imagenette(), size)
        self.train, self.valid = list(_items(train)), list(_items(valid))
        self.n_epochs = n_epochs
        self.seeds = seeds

    def run(self, model: Callable[[], Module], seed: int, lr: float, bs: int, cbs: Any, opt: Any) -> Any:
        """(training loss, validation loss, validation accuracy) of the last epoch, and seconds per epoch."""
        torch.manual_seed(seed)
        train = DataLoader(self.train, bs, shuffle=True, n_workers=0)
        dls = DataLoaders(train, DataLoader(self.valid, 100, n_workers=0))
        tracker = TrackResults(verbose=False)
        # Gradient accumulation asks to come first.
        every = [
            *cbs(),
            SetupLearnerCB(Normalize.from_batch(next(iter(dls.valid))[0]), "cpu"),
            tracker,
            OneCycle(lr),
        ]
        learn = Learner(model(), dls, cross_entropy, lr, every)
        learn.opt_func = lambda params, lr: opt(learn, params, lr)
        start = time.perf_counter()
        learn.fit(self.n_epochs)
        (_, _, loss, _), (_, _, valid_loss, accuracy) = tracker.results[-2:]
        return loss, valid_loss, accuracy, (time.perf_counter() - start) / self.n_epochs

    def line(
        self,
        name: str,
        model: Callable[[], Module] = simple_cnn,
        lr: float = 0.1,
        bs: int = 32,
        cbs: Callable[[], list] = list,
        opt: Callable[[Learner, Any, float], Any] = lambda learn, params, lr: SGD(params, lr),
    ) -> None:
        """Print a line of the table."""
        runs = [self.run(model, seed, lr, bs, cbs, opt) for seed in self.seeds]
        loss, valid_loss, accuracy, seconds = (statistics.mean(column) for column in zip(*runs, strict=True))
        each = ", ".join(f"{run[2]:.1%}" for run in runs)
        print(
            f"| {name} | {lr:g} | {loss:.3f} | {valid_loss:.3f} | {accuracy:.1%} ({each}) | {seconds:.1f} |",
            flush=True,
        )


def _items(ds: Any) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    return (ds[i] for i in range(len(ds)))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.further_research", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--size", type=int, default=32, help="pixels (32)")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--seeds", type=int, default=3, help="how many (3)")
    options = parser.parse_args()
    answers = model_answers()
    NormedConv = conv_with(answers["BatchNorm"])
    normed_answers = model_answers(ConvLayer=NormedConv)

    def normed_cnn() -> Module:
        widths = [3, 16, 32, 64, 128]
        convs = [NormedConv(ni, nf, stride=2) for ni, nf in zip(widths, widths[1:], strict=False)]
        return Sequential(*convs, AdaptivePool(), Linear(widths[-1], 10))

    lab = Lab(options.size, options.epochs, range(options.seeds))
    print(f"{options.size}x{options.size} pixels, {options.epochs} epochs, {options.seeds} seeds\n")
    print("| | highest rate | training loss | validation loss | validation accuracy | s/epoch |")
    print("|---|---|---|---|---|---|")
    lab.line("baseline: `simple_cnn`, batches of 32, SGD")
    lab.line("r02: `simple_cnn` with batch normalisation", normed_cnn)
    lab.line("r03: mixup", cbs=lambda: [answers["MixUp"](0.4)])
    lab.line("SGD at a fifth of the rate", lr=0.02)
    lab.line(
        "r04: momentum at a fifth of the rate",
        lr=0.02,
        opt=lambda _, params, lr: answers["MomentumSGD"](params, lr),
    )
    lab.line("batches of 8", bs=8)
    lab.line("r05: batches of 8, accumulated to 32", bs=8, cbs=lambda: [answers["GradientAccumulation"](4)])
    lab.line("r06: SAM", opt=lambda learn, params, lr: answers["SAM"](learn, SGD(params, lr)))
    lab.seeds = lab.seeds[:1]  # these take a hundred times the work
    lab.line("r01: `resnet18`, one seed", answers["resnet18"], lr=0.02)
    lab.line("r01 and r02: `resnet18` with batch normalisation, one seed", normed_answers["resnet18"], lr=0.1)


if __name__ == "__main__":
    main()
