"""The chapter's run in plain PyTorch, beside the same one in `reference`: `python -m benchmarks.plain_torch`.

Network, loss, optimizer, schedule and loader are torch's own here. From the same weights and batches both
must give the same losses, and from different ones accuracies that differ by no more than chance.
"""

import argparse
import statistics
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from data.fashion_mnist import fashion_mnist
from reference import (
    Callback,
    CancelFitException,
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
from reference.data import Dataset
from reference.training.folders import datasets_in
from reference.training.recipe import close, loaders

Batches = Iterable[tuple[Tensor, Tensor]]


def plain_cnn(n_classes: int = 10) -> nn.Sequential:
    """`simple_cnn` of torch's modules, with weights drawn from the same distributions."""
    layers: list[nn.Module] = []
    widths = [3, 16, 32, 64, 128]
    for ni, nf in zip(widths, widths[1:], strict=False):
        layers += [nn.Conv2d(ni, nf, 3, stride=2, padding=1), nn.ReLU()]
    layers += [nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(widths[-1], n_classes)]
    for layer in layers:
        if isinstance(layer, nn.Conv2d | nn.Linear):
            draw = nn.init.kaiming_normal_ if isinstance(layer, nn.Conv2d) else nn.init.xavier_normal_
            draw(layer.weight)
            nn.init.zeros_(layer.bias)  # type: ignore[arg-type]  # there is one
    return nn.Sequential(*layers)


def one_cycle(opt: torch.optim.Optimizer, lr: float, n_steps: int) -> torch.optim.lr_scheduler.OneCycleLR:
    """torch's schedule, told to be at the rates of `OneCycle(lr)` in each of `n_steps`.

    torch has its highest and lowest rate at a step; the chapter has them between steps, as shares of the run.
    """
    return torch.optim.lr_scheduler.OneCycleLR(
        opt,
        max_lr=lr,
        total_steps=n_steps + 1,
        pct_start=(0.25 * n_steps + 1) / (n_steps + 1),
        anneal_strategy="linear",
        div_factor=10,
        final_div_factor=float("inf"),
        cycle_momentum=False,
    )


class PlainRun:
    """Model, optimizer and schedule of one run in plain PyTorch; `losses` are those of the training batches."""

    def __init__(self, model: nn.Module, norm: Normalize, lr: float, n_steps: int) -> None:
        self.model = model
        self.mean, self.std = norm.stats
        self.opt = torch.optim.SGD(model.parameters(), lr=lr)
        self.schedule = one_cycle(self.opt, lr, n_steps)
        self.losses: list[Tensor] = []
        self.n_right = torch.tensor(0)  # in training

    def predict(self, xb: Tensor) -> Tensor:
        """(n, h, w, 3) -> (n, n_classes)."""
        return self.model(((xb - self.mean) / self.std).permute(0, 3, 1, 2))

    def train(self, batches: Batches) -> None:
        """One epoch of training."""
        self.model.train()
        for xb, yb in batches:
            preds = self.predict(xb)
            loss = F.cross_entropy(preds, yb)
            loss.backward()
            self.opt.step()
            self.schedule.step()
            self.opt.zero_grad()
            self.losses.append(loss.detach())
            self.n_right += (preds.argmax(1) == yb).sum()

    @torch.no_grad()
    def accuracy(self, batches: Batches) -> float:
        """The share of items that the model gets right."""
        self.model.eval()
        right = total = 0
        for xb, yb in batches:
            right += int((self.predict(xb).argmax(1) == yb).sum())
            total += len(yb)
        return right / total


def copy_weights(ours: Module, plain: nn.Module) -> None:
    """Give `plain` the parameters of `ours`; both list them in the same order."""
    with torch.no_grad():
        for p, q in zip(ours.parameters(), plain.parameters(), strict=True):
            q.copy_(p)


class OneEpoch(Callback):
    """Ends a fit after its first pass of training."""

    def after_epoch(self) -> None:
        """End it."""
        raise CancelFitException


def losses_from_the_same_start(
    batches: Sequence[tuple[Tensor, Tensor]], lr: float, n_epochs: int = 6
) -> tuple[Tensor, Tensor, Tensor]:
    """The losses over n `batches`, (n,) each, of ours, of plain PyTorch from the same weights, and of a control.

    The control is plain PyTorch from weights that are larger by one part in 2**23 (2**52 for float64), the
    least that can be told: what is as near as that is the same but for rounding. The batches are the first
    epoch of a run of `n_epochs`. The weights have torch's default type.
    """
    norm = Normalize.from_batch(batches[0][0])
    ours = simple_cnn()
    plain, control = (PlainRun(plain_cnn(), norm, lr, n_epochs * len(batches)) for _ in range(2))
    copy_weights(ours, plain.model)
    copy_weights(ours, control.model)
    with torch.no_grad():
        for p in control.model.parameters():
            p.mul_(1 + torch.finfo(p.dtype).eps)
    tracker = TrackResults(verbose=False)
    cbs = [SetupLearnerCB(norm, "cpu"), tracker, OneCycle(lr), OneEpoch()]
    Learner(ours, DataLoaders(batches, []), cross_entropy, lr, cbs).fit(n_epochs)
    plain.train(batches)
    control.train(batches)
    return torch.stack(tracker.batch_losses), torch.stack(plain.losses), torch.stack(control.losses)


def torch_loader(ds: Any, bs: int, n_workers: int, shuffle: bool = False) -> torch.utils.data.DataLoader:
    """torch's loader, which like ours keeps its workers from one epoch to the next."""
    return torch.utils.data.DataLoader(
        ds, bs, shuffle, num_workers=n_workers, persistent_workers=n_workers > 0
    )


def ours_by_epoch(train: Dataset, valid: Dataset, options: argparse.Namespace, seed: int) -> list[float]:
    """Validation accuracy after each epoch, of `reference`."""
    torch.manual_seed(seed)
    dls = loaders(train, valid, options.bs, options.workers)
    tracker = TrackResults(verbose=False)
    cbs = [SetupLearnerCB(options.norm, "cpu"), tracker, OneCycle(options.lr)]
    Learner(simple_cnn(), dls, cross_entropy, options.lr, cbs).fit(options.epochs)
    close(dls)
    return [accuracy for _, training, _, accuracy in tracker.results if not training]


def plain_by_epoch(train: Dataset, valid: Dataset, options: argparse.Namespace, seed: int) -> list[float]:
    """Validation accuracy after each epoch, of plain PyTorch."""
    torch.manual_seed(seed)
    train_dl = torch_loader(train, options.bs, options.workers, shuffle=True)
    valid_dl = torch_loader(valid, 2 * options.bs, options.workers)
    run = PlainRun(plain_cnn(), options.norm, options.lr, options.epochs * len(train_dl))
    accuracies = []
    for _ in range(options.epochs):
        run.train(train_dl)
        accuracies.append(run.accuracy(valid_dl))
    return accuracies


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.plain_torch", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--data", type=Path, help="a folder of ten classes (Fashion-MNIST)")
    parser.add_argument("--epochs", type=int, default=8)
    parser.add_argument("--bs", type=int, default=128)
    parser.add_argument("--lr", type=float, default=0.1)
    parser.add_argument("--seeds", type=int, default=3, help="how many (3)")
    parser.add_argument("--first-seed", type=int, default=0)
    parser.add_argument("--workers", type=int, default=2)
    options = parser.parse_args()
    folder = options.data or fashion_mnist()
    train, valid, _ = datasets_in(folder)
    print(f"{folder}: {len(train)} and {len(valid)} images, batches of {options.bs}")
    torch.manual_seed(0)
    dls = loaders(train, valid, options.bs, options.workers)
    batches: list[tuple[Tensor, Tensor]] = []
    while len(batches) < 50:
        batches += list(dls.train)
    close(dls)
    options.norm = Normalize.from_batch(batches[0][0])
    print("first 50 steps from the same weights and batches: loss, and how far it is from plain PyTorch's\n")
    print("| type | first loss | last | reference, first step | all steps | control, all steps |")
    print("|---|---|---|---|---|---|")
    for dtype in (torch.float32, torch.float64):
        torch.manual_seed(0)
        torch.set_default_dtype(dtype)
        ours, plain, control = losses_from_the_same_start(
            [(xb.to(dtype), yb) for xb, yb in batches[:50]], options.lr
        )
        far, far_control = ((losses - plain).abs() / plain for losses in (ours, control))
        print(f"| {dtype} | {ours[0]:.4f} | {ours[-1]:.4f} | {far[0]:.0e} ", end="")
        print(f"| {far.max():.0e} | {far_control.max():.0e} |", flush=True)
    torch.set_default_dtype(torch.float32)
    print()
    if options.seeds:
        compare(train, valid, options)


def compare(train: Dataset, valid: Dataset, options: argparse.Namespace) -> None:
    """Print validation accuracies after each epoch: of all seeds, and the mean."""
    ours, plain = [], []
    for seed in range(
        options.first_seed, options.first_seed + options.seeds
    ):  # turn by turn, so that neither has the quieter machine
        ours.append(ours_by_epoch(train, valid, options, seed))
        plain.append(plain_by_epoch(train, valid, options, seed))
        print(f"seed {seed}: reference {ours[-1][-1]:.1%}, plain {plain[-1][-1]:.1%}", flush=True)
    print("\n| epoch | reference | mean | plain PyTorch | mean |\n|---|---|---|---|---|")
    for epoch in range(options.epochs):
        cells = [str(epoch)]
        for runs in (ours, plain):
            values = [run[epoch] for run in runs]
            cells += [", ".join(f"{value:.1%}" for value in values), f"{statistics.mean(values):.1%}"]
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
