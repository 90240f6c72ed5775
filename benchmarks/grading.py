"""How long grading takes, beside stock nbgrader, in one run: `python -m benchmarks.grading {class,one,scaling,dask}`.

class    a class of submissions: stock `nbgrader autograde` against `autograder grade`, with scores compared
one      one submission: `nbgrader validate` of its notebooks against `autograder check`, cold and warm
scaling  `autograder grade` with 1 and 2 jobs, with classes of several sizes, with memory
dask     graders of this machine against the workers of a Dask cluster on it

Run by hand on a quiet machine; the latest figures are in docs/speed.md.
"""

from __future__ import annotations

import argparse
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from distributed import Client

from autograder.classroom.cluster import ClusterGraders
from autograder.classroom.course import Course
from autograder.classroom.grade import Grading
from autograder.classroom.pool import Graders, LocalGraders
from autograder.grading.grader import Grader
from autograder.reading.submission import read_submission
from benchmarks.classes import ASSIGNMENT, PROJECT, hand_in, make_course, run, scores
from benchmarks.memory import usage

EVERY = 5.0  # seconds between two looks at the memory, each of which takes a tenth of one


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def row(what: str, seconds: float, students: int, base: float | None = None, more: str = "") -> None:
    each = seconds / students
    ratio = f"{base / each:6.1f} x" if base else ""
    print(f"{what:42} {seconds:8.1f} s {each:8.2f} s each {ratio} {more}", flush=True)


def a_class(folder: Path, students: int, of_stock: int) -> None:
    """Stock grades the first `of_stock` of them; its time for each is what the others are compared with."""
    stock = make_course(folder / "stock", stock=True)
    hand_in(stock, of_stock)
    hidden = os.environ | {"AUTOGRADER_SOLUTIONS": str(stock / "solutions")}
    seconds = timed(lambda: run(stock, "nbgrader", "autograde", ASSIGNMENT, "--create", env=hidden))
    base = seconds / of_stock
    row("nbgrader autograde", seconds, of_stock)
    for alike in (True, False):
        for jobs in (1, 2):
            ours = make_course(folder / f"ours{jobs}{alike}")
            hand_in(ours, students, alike)
            seconds = timed(partial(run, ours, "autograder", "grade", ASSIGNMENT, "--jobs", str(jobs)))
            row(
                f"autograder grade --jobs {jobs}",
                seconds,
                students,
                base,
                "" if alike else "no two answers alike",
            )
            compare(scores(stock), scores(ours))


def compare(stock: dict, ours: dict) -> None:
    pairs = [(s, cell) for s in stock for cell in stock[s]]
    other = [(s, cell) for s, cell in pairs if abs(stock[s][cell] - ours[s][cell]) > 1e-6]
    print(f"    {len(pairs) - len(other)} of {len(pairs)} scores are the same as stock's")
    for student, cell in other:
        print(f"    {student} {cell}: stock {stock[student][cell]}, ours {ours[student][cell]}")


def one(repeats: int) -> None:
    solved = PROJECT / "solutions" / ASSIGNMENT
    notebooks = sorted(str(p) for p in solved.glob("*.ipynb"))

    def validate() -> None:
        for notebook in notebooks:
            run(PROJECT, "nbgrader", "validate", notebook)

    base = timed(validate)
    row("nbgrader validate, five notebooks", base, 1)
    cold = statistics.median(
        timed(lambda: run(PROJECT, "autograder", "check", str(solved))) for _ in range(repeats)
    )
    row("autograder check, cold", cold, 1, base)
    with Grader() as grader:
        for what, solutions in (("with hidden checks", None), ("visible checks only", Path("/nowhere"))):
            times = [timed(partial(graded, grader, solutions)) for _ in range(repeats + 1)]
            row(f"one warm grading, {what}", statistics.median(times[1:]), 1, base)


def graded(grader: Grader, solutions: Path | None) -> None:
    report = grader.grade(read_submission(PROJECT / "solutions" / ASSIGNMENT), solutions=solutions)
    assert report.passed


def scaling(folder: Path, sizes: list[int], jobs: list[int]) -> None:
    for size in sizes:
        for count in jobs:
            course = make_course(folder / f"size{size}-jobs{count}")
            hand_in(course, size)
            with memory() as most:
                seconds = timed(partial(run, course, "autograder", "grade", ASSIGNMENT, "--jobs", str(count)))
            row(f"{size} submissions, --jobs {count}", seconds, size, more=most())


def on_dask(folder: Path, students: int) -> None:
    """Dask workers against as many graders of this machine, from the first result to the last: without start-up.

    No two answers are alike, so that both have the same work: workers do not tell each other what has passed.
    """
    make_course(folder)
    hand_in(folder, students, alike=False)
    for count in (1, 2):
        with cluster(count) as address:
            steady(folder, ClusterGraders(address))  # has them import everything
            times = [
                (
                    steady(folder, LocalGraders(count, processors=count)),
                    steady(folder, ClusterGraders(address)),
                )
                for _ in range(2)
            ]
        local, dask = (statistics.median(each) for each in zip(*times, strict=True))
        print(
            f"{count} graders: {local:.2f} s each here, {dask:.2f} s each over Dask: {dask / local:.3f}",
            flush=True,
        )


def steady(folder: Path, graders: Graders) -> float:
    """Seconds for each submission after the first."""
    entered = []
    for one in Grading(Course(folder), ASSIGNMENT, force=True).run(graders):
        assert not one.failure, one.failure
        entered.append(time.perf_counter())
    return (entered[-1] - entered[0]) / (len(entered) - 1)


@contextmanager
def memory() -> Iterator[Callable[[], str]]:
    """The most that all processes below this one took together, shared pages counted once (PSS), early and late."""
    samples: list[float] = []
    stop = threading.Event()

    def watch() -> None:
        while not stop.wait(EVERY):
            with suppress(OSError):  # one has ended while they were listed
                below = [
                    p
                    for task in Path("/proc/self/task").iterdir()
                    for p in (task / "children").read_text().split()
                ]
                samples.append(sum(usage(int(p))[1] for p in below) / 2**10)

    thread = threading.Thread(target=watch)
    thread.start()

    def most() -> str:
        third = max(1, len(samples) // 3)
        return f"{max(samples[:third]):6.0f} MiB at most in the first third, {max(samples[-third:]):6.0f} MiB in the last"

    try:
        yield most
    finally:
        stop.set()
        thread.join()


@contextmanager
def cluster(workers: int) -> Iterator[str]:
    """A Dask scheduler and workers, each a process of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    dask = str(Path(sys.executable).parent / "dask")
    address = f"tcp://127.0.0.1:{port}"
    start = partial(subprocess.Popen, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    common = ["--host", "127.0.0.1", "--no-dashboard"]
    started = [start([dask, "scheduler", "--port", str(port), *common])]
    try:
        with tempfile.TemporaryDirectory() as folder:
            options = ["--nthreads", "1", "--no-nanny", "--local-directory", folder]
            started += [start([dask, "worker", address, *common, *options]) for _ in range(workers)]
            with Client(address, timeout=60, set_as_default=False) as client:
                client.wait_for_workers(workers, timeout=120)
            yield address
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["class", "one", "scaling", "dask"])
    parser.add_argument("--students", type=int, default=24)
    parser.add_argument("--of-stock", type=int, help="how many of them stock grades too (default: all)")
    parser.add_argument("--sizes", type=int, nargs="+", default=[10, 30, 100, 300])
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--repeats", type=int, default=5)
    options = parser.parse_args()
    print(time.strftime("%Y-%m-%d"), f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory() as folder:
        if options.what == "class":
            a_class(Path(folder), options.students, options.of_stock or options.students)
        elif options.what == "one":
            one(options.repeats)
        elif options.what == "dask":
            on_dask(Path(folder) / "course", options.students)
        else:
            scaling(Path(folder), options.sizes, options.jobs)


if __name__ == "__main__":
    main()
