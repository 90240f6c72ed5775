"""`python -m benchmarks.training`: the speed and memory of `reference` beside those of torch, in one run.

Contenders take turns, so that whatever else the machine does hits all of them alike, and medians are
compared. torch computes on one thread, unless OMP_NUM_THREADS says otherwise.
"""

import argparse
import multiprocessing
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

import torch
from fastcore.basics import chunked

from benchmarks.memory import peak
from benchmarks.plain_torch import PlainRun, plain_cnn, torch_loader
from data import mini_imagenette
from reference import (
    DataLoader,
    DataLoaders,
    Dataset,
    Learner,
    Normalize,
    OneCycle,
    SetupLearnerCB,
    TrackResults,
    collate,
    cross_entropy,
    simple_cnn,
)
from reference.training.folders import datasets_in

ORDER = ("ours", "torch", "chapter")  # of the columns


class ChapterLoader:
    """A loader that starts its processes in each pass, and has every batch sent, as the chapter's does."""

    def __init__(self, ds: Any, bs: int, n_workers: int) -> None:
        self.ds, self.bs, self.n_workers = ds, bs, n_workers

    def __iter__(self) -> Iterator:
        with ProcessPoolExecutor(self.n_workers) as pool:
            yield from pool.map(partial(collate, ds=self.ds), chunked(range(len(self.ds)), self.bs))


class InMemory:
    """`n` items that cost nothing to make, so that what is left is the loader's own time."""

    def __init__(self, ds: Dataset, n: int) -> None:
        self.items = [ds[i] for i in range(64)]
        self.n = n

    def __len__(self) -> int:
        return self.n

    def __getitem__(self, i: int) -> tuple[torch.Tensor, torch.Tensor]:
        if i >= self.n:
            raise IndexError(i)
        return self.items[i % len(self.items)]


def seconds(run: Callable[[], object]) -> tuple[float, float]:
    """How long one call takes: by the clock, and in time of a core that this process had."""
    start, cpu = time.perf_counter(), time.process_time()
    run()
    return time.perf_counter() - start, time.process_time() - cpu


def medians(contenders: dict[str, Callable[[], object]], rounds: int) -> dict[str, tuple[float, float]]:
    """The median times of each contender, over `rounds` in which they take turns; the order alternates."""
    for run in contenders.values():
        run()  # starts workers, fills caches
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in contenders}
    names = list(contenders)
    for _ in range(rounds):
        for name in names:
            times[name].append(seconds(contenders[name]))
        names.reverse()
    return {
        name: (statistics.median(clock for clock, _ in values), statistics.median(cpu for _, cpu in values))
        for name, values in times.items()
    }


def exhaust(batches: Iterable) -> None:
    """Take all batches, and keep none."""
    for _ in batches:
        pass


def compare_loaders(datasets: dict[str, Any], bs: int, rounds: int) -> None:
    """Print images a second of our loader, torch's, and one that works as the chapter's does."""
    print("| images | workers | reference /s | torch /s | chapter's way /s | reference : torch |")
    print("|---|---|---|---|---|---|")
    for name, ds in datasets.items():
        for n_workers in (0, 2):
            ours = DataLoader(ds, bs, n_workers=n_workers)
            loaders: dict[str, Any] = {"ours": ours, "torch": torch_loader(ds, bs, n_workers)}
            if n_workers:
                loaders["chapter"] = ChapterLoader(ds, bs, n_workers)
            found = medians({key: partial(exhaust, loader) for key, loader in loaders.items()}, rounds)
            ours.close()
            clock = {key: times[0] for key, times in found.items()}
            speeds = [f"{len(ds) / clock[key]:,.0f}" if key in clock else "" for key in ORDER]
            print(
                f"| {name} | {n_workers} | {' | '.join(speeds)} | {clock['torch'] / clock['ours']:.2f} |",
                flush=True,
            )


def compare_epochs(ds: Dataset, sizes: Iterable[int], rounds: int) -> None:
    """Print seconds per epoch of the Learner with its callbacks, and of the same loop in plain PyTorch.

    Batches are made beforehand: what is compared is the training.
    """
    print("| batch size | Learner s/epoch | plain s/epoch | ratio | Learner CPU s | plain CPU s | ratio |")
    print("|---|---|---|---|---|---|---|")
    for bs in sizes:
        batches = list(DataLoader(ds, bs, n_workers=0))
        norm = Normalize.from_batch(batches[0][0])
        cbs = [SetupLearnerCB(norm, "cpu"), TrackResults(verbose=False), OneCycle(0.01)]
        learn = Learner(simple_cnn(), DataLoaders(batches, []), cross_entropy, 0.01, cbs)
        model = plain_cnn()

        def plain(model: Any = model, norm: Normalize = norm, batches: list = batches) -> None:
            PlainRun(model, norm, 0.01, len(batches)).train(batches)

        found = medians({"ours": partial(learn.fit, 1), "plain": plain}, rounds)
        cells = [str(bs)]
        for ours, plain_one in zip(found["ours"], found["plain"], strict=True):
            cells += [f"{ours:.3f}", f"{plain_one:.3f}", f"{ours / plain_one:.3f}"]
        print(f"| {' | '.join(cells)} |", flush=True)


def memory_of(which: str, bs: int) -> tuple[float, float]:
    """The highest (RSS, PSS) in MiB of three passes over the drawn images with two workers."""
    ds, _, _ = datasets_in(mini_imagenette())
    loader: Any = DataLoader(ds, bs, n_workers=2) if which == "reference" else torch_loader(ds, bs, 2)
    with peak() as highest:
        for _ in range(3):
            exhaust(loader)
        return highest()


def compare_memory(bs: int) -> None:
    """Print the memory that each loader takes, in a process of its own."""
    print("| loader | all RSS, MiB | all PSS, MiB |\n|---|---|---|")
    for which in ("reference", "torch"):
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as fresh:
            rss, pss = fresh.submit(memory_of, which, bs).result()
        print(f"| {which} | {rss:,.0f} | {pss:,.0f} |", flush=True)


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.training", description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=9, help="how often each contender has its turn (9)")
    parser.add_argument("--bs", type=int, default=128)
    options = parser.parse_args()
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", 1)))
    torch.manual_seed(0)
    print(
        f"{os.cpu_count()} cores, {torch.get_num_threads()} thread(s) for torch {torch.__version__}, ", end=""
    )
    print(f"Python {platform.python_version()}, batches of {options.bs}, 64x64 pixels\n")
    ds, _, _ = datasets_in(mini_imagenette())
    compare_loaders({"800 JPEGs": ds, "4096 in memory": InMemory(ds, 4096)}, options.bs, options.rounds)
    print()
    compare_epochs(ds, (32, options.bs), 2 * options.rounds)
    print()
    compare_memory(options.bs)


if __name__ == "__main__":
    main()
