"""What the limits of time are worth: `python -m benchmarks.limits {worst,whole,busy}`.

worst   the slowest submissions that we can think of, each graded alone: how long until it is over
whole   the slowest of all: slow to read, to run, to judge and to enter; how long `autograder grade` takes for it
busy    all model answers three times over, in the terminal, in a class and in a live kernel, beside eight processes that
        compute

The latest figures are in docs/limits.md.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import re
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from autograder.course.assignment import assignments
from autograder.grading.grader import Grader
from autograder.reading.submission import read_submission
from benchmarks.classes import ASSIGNMENT, PROJECT, make_course, run, scores

SLOW = "import time, os\n"
WORST = {
    "every cell sleeps 9 s; every call sleeps 9 s and dies": ("time.sleep(9)", "time.sleep(9); os._exit(1)"),
    "every call sleeps 9 s, and then answers": ("", "time.sleep(9)"),
    "every cell and every call loops": ("", "while True: pass"),
    "every cell loops": ("while True: pass", ""),
    "every call sleeps 0.2 s": ("", "time.sleep(0.2)"),
}


def made(folder: Path, cell: str, call: str) -> Path:
    """The solved notebooks; `cell` is added to each answer, and `call` to each function and method in it."""
    for path in sorted((PROJECT / "solutions" / ASSIGNMENT).glob("*.ipynb")):
        notebook = json.loads(path.read_text())
        for one in notebook["cells"]:
            about = one["metadata"].get("nbgrader", {})
            if one["cell_type"] == "code" and about.get("solution"):
                source = "".join(one["source"])
                if call:
                    source = re.sub(r"^( *)(def .*:)$", rf"\1\2\n\1    {call}", source, flags=re.M)
                one["source"] = f"{SLOW}{source}\n{cell}"
        (folder / path.name).write_text(json.dumps(notebook))
    return folder


def with_earlier_cells(folder: Path, count: int, source: str) -> Path:
    """Solved notebooks, before whose first answers so many cells stand, all of which every answer needs."""
    made(folder, "", "")
    for path in folder.glob("*.ipynb"):
        notebook = json.loads(path.read_text())
        first = next(
            i for i, c in enumerate(notebook["cells"]) if c["metadata"].get("nbgrader", {}).get("solution")
        )
        names = [f"h{i}" for i in range(count)]
        cells = [_code(f"{source}\n{n} = 1") for n in names]
        for cell in notebook["cells"]:
            if cell["metadata"].get("nbgrader", {}).get("solution") and cell["cell_type"] == "code":
                cell["source"] += "\ntry:\n    " + "\n    ".join(names) + "\nexcept NameError:\n    pass"
        notebook["cells"][first:first] = cells
        path.write_text(json.dumps(notebook))
    return folder


def worst(some: str) -> None:
    kinds: dict[str, tuple[Callable[..., Path], tuple]] = {what: (made, pair) for what, pair in WORST.items()}
    kinds["16 earlier cells, each of 9 s"] = (with_earlier_cells, (16, "import time; time.sleep(9)"))
    kinds["200 earlier cells, each of 0.9 s"] = (with_earlier_cells, (200, "import time; time.sleep(0.9)"))
    kinds["200 earlier cells that die"] = (with_earlier_cells, (200, "import os; os._exit(1)"))
    with Grader() as grader:
        for what, (make, args) in kinds.items():
            if some not in what:
                continue
            with tempfile.TemporaryDirectory() as folder:
                submission = read_submission(make(Path(folder), *args))
                start = time.monotonic()
                report = grader.grade(submission)
                took = time.monotonic() - start
            statuses = Counter(e.status for e in report.exercises)
            print(f"{took:7.1f} s  {what}: {dict(statuses)}  (load {os.getloadavg()[0]:.0f})", flush=True)


WHOLE = {
    "every cell sleeps 9 s; every call sleeps 9 s and dies": ("time.sleep(9)", "time.sleep(9); os._exit(1)"),
    "every call sleeps 1 s, and returns 150,000 numbers": ("", "time.sleep(1); return list(range(150_000))"),
}
SLOW_TO_READ = (
    "a\n" * 24_900
)  # a cell close to the longest allowed; eight of them are close to the longest notebook


def whole(some: str) -> None:
    for what, (cell, call) in WHOLE.items():
        if some not in what:
            continue
        with tempfile.TemporaryDirectory() as folder:
            course = make_course(Path(folder) / "class")
            submitted = new_folder(course / "course" / "submitted" / "olaf" / ASSIGNMENT)
            for path in made(submitted, cell, call).glob("*.ipynb"):
                notebook = json.loads(path.read_text())
                # All different: a cell that was read once is remembered.
                notebook["cells"] += [_code(f"'{path.stem} {n}'\n{SLOW_TO_READ}") for n in range(8)]
                path.write_text(json.dumps(notebook))
            start = time.monotonic()
            says = run(course, "autograder", "grade", ASSIGNMENT, "--jobs", "1", fine=(0, 1))
            took = time.monotonic() - start
            got = sum(scores(course).get("olaf", {}).values())
        print(
            f"{took:7.1f} s  {what}: {got:g} points  (load {os.getloadavg()[0]:.0f})\n{says.strip()[-300:]}",
            flush=True,
        )


def _code(source: str) -> dict:
    return {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None, "source": source}


def _compute() -> None:
    while True:
        pass


@contextmanager
def beside(count: int) -> Iterator[None]:
    """Processes that compute without end, for as long as the block lasts."""
    busy = [multiprocessing.Process(target=_compute, daemon=True) for _ in range(count)]
    for process in busy:
        process.start()
    try:
        yield
    finally:
        for process in busy:
            process.kill()


def busy(count: int, rounds: int) -> None:
    with beside(count):
        with Grader() as grader:
            for number in range(rounds):
                start = time.monotonic()
                report = grader.grade(read_submission(PROJECT / "solutions" / ASSIGNMENT))
                missed = {e.id: e.status for e in report.exercises if e.status != "passed"}
                print(
                    f"terminal {number + 1}: {time.monotonic() - start:.1f} s, not passed: {missed or 'none'}",
                    flush=True,
                )
        for number in range(rounds):
            start = time.monotonic()
            lost = in_a_class()
            print(
                f"class {number + 1}: {time.monotonic() - start:.1f} s, not passed: {lost or 'none'}",
                flush=True,
            )
        for number in range(rounds):
            start = time.monotonic()
            print(
                f"notebook {number + 1}: not passed: {in_kernels() or 'none'}, {time.monotonic() - start:.1f} s",
                flush=True,
            )


def in_a_class() -> dict[str, list[str]]:
    """By student, what does not get full points where two hand in the model answers and `autograder grade` has two jobs."""
    full = {f"{e.id}_check": e.points for a in assignments() if a.id == ASSIGNMENT for e in a.exercises}
    students = ("ann", "ben")
    with tempfile.TemporaryDirectory() as folder:
        course = make_course(Path(folder) / "class")
        for student in students:
            made(new_folder(course / "course" / "submitted" / student / ASSIGNMENT), "", "")
        run(course, "autograder", "grade", ASSIGNMENT, "--jobs", "2")
        entered = scores(course)
    found = {s: [n for n, points in full.items() if entered.get(s, {}).get(n) != points] for s in students}
    return {student: missed for student, missed in found.items() if missed}


def new_folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def in_kernels() -> list[str]:
    """The exercises whose model answers do not get full points from `check()`, each notebook run in a kernel of its own."""
    import nbformat
    from nbclient import NotebookClient

    missed = []
    for path in sorted((PROJECT / "solutions" / ASSIGNMENT).glob("*.ipynb")):
        notebook = nbformat.read(path, as_version=4)
        with tempfile.TemporaryDirectory() as folder:
            shutil.copy(path, folder)
            NotebookClient(notebook, timeout=None, resources={"metadata": {"path": folder}}).execute()
        for cell in notebook.cells:
            about = cell.metadata.get("nbgrader", {})
            if cell.cell_type == "code" and about.get("grade") and not about.get("solution"):
                values = [o["data"]["text/plain"] for o in cell.outputs if o.output_type == "execute_result"]
                if values != [repr(float(about["points"]))]:
                    missed.append(about["grade_id"])
    return missed


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("what", choices=["worst", "whole", "busy"])
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument(
        "--some", default="", help="only those kinds of worst submissions that have this in their name"
    )
    options = parser.parse_args()
    print(
        time.strftime("%Y-%m-%d"),
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start",
        file=sys.stderr,
    )
    if options.what == "worst":
        worst(options.some)
    elif options.what == "whole":
        whole(options.some)
    else:
        busy(options.processes, options.rounds)


if __name__ == "__main__":
    main()
