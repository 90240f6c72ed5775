"""How long `autograder report` takes: `python -m benchmarks.class_report --students 300`.

The class is made up; each graded notebook is as large as a real one, and every student makes mistakes of their own.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import tempfile
import time
from pathlib import Path

from autograder.course.assignment import assignments
from autograder.reporting.report import ExerciseResult
from benchmarks.classes import run
from benchmarks.graded_class import ASSIGNMENT, PROJECT, GradedClass, result

MISTAKES = (
    "It returns nothing. Is there a return?",
    "The first number is {}. It starts at 0.",
    "There are {} items. One is missing: range stops before its end.",
    "The order is wrong. What comes first?",
    "name 'helper_{}' is not defined",
)
SIZE = 120_000
"""Characters that outputs add to each notebook."""


def make_class(root: Path, students: int) -> GradedClass:
    """A class whose students differ in how much they can do, and whose exercises differ in how hard they are."""
    found = next(a for a in assignments() if a.id == ASSIGNMENT)
    made = GradedClass.made(
        root, {n.name: [e.id for e in n.exercises] for n in found.notebooks}, "2026-03-01 23:59:00 UTC"
    )
    titles = {exercise.id: exercise.title for exercise in found.exercises}
    like = {n.name: _full(n.name) for n in found.notebooks}
    rng = random.Random(0)
    hard = {id_: rng.gauss(-0.8, 0.8) for id_ in titles}
    for number in range(students):
        able = rng.gauss(0, 1)
        results = []
        for id_, title in titles.items():
            one = _drawn(id_, able - hard[id_] + rng.gauss(0, 0.7), rng)
            one.title = title
            results.append(one)
        waiting = tuple(id_ for id_ in titles if rng.random() < 0.6)
        at = f"2026-03-0{rng.choice((1, 1, 1, 1, 3))} 12:00:00 UTC"
        made.add(f"student-{number:03}", results, waiting=waiting, at=at, like=like)
    return made


def _drawn(id_: str, surplus: float, rng: random.Random) -> ExerciseResult:
    if surplus > 0:
        return result(id_)
    if surplus < -1.5:
        return result(id_, "not_attempted", message="The cell is as it was released.")
    says = MISTAKES[min(int(rng.expovariate(0.9)), len(MISTAKES) - 1)].format(rng.randrange(100))
    fields = {"tried": "answer([1, 2, 3])", "expected": "[1, 2, 3]", "got": f"[{rng.randrange(9)}]"}
    return result(id_, "failed", score=rng.choice((0.0, 0.0, 1.0)), why=says, **fields)


def _full(name: str) -> dict:
    notebook = json.loads((PROJECT / "exercises" / ASSIGNMENT / f"{name}.ipynb").read_text())
    text = "0.123456789 " * (SIZE // 12)
    notebook["cells"].append(
        {
            "cell_type": "code",
            "metadata": {},
            "source": "",
            "execution_count": None,
            "outputs": [{"output_type": "stream", "name": "stdout", "text": text}],
        }
    )
    return notebook


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument(
        "--keep", type=Path, help="Make the class in this folder, which must be new, and keep it."
    )
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp()) / "course"
    try:
        make_class(folder, options.students)
        files = list((folder / "course" / "autograded").rglob("*.ipynb"))
        size = sum(file.stat().st_size for file in files) / 1e6
        start = time.perf_counter()
        run(folder, "autograder", "report", ASSIGNMENT)
        took = time.perf_counter() - start
        page = folder / "course" / "report" / ASSIGNMENT / "report.html"
        print(f"{options.students} students, {len(files)} notebooks, {size:.0f} MB: {took:.1f} s")
        print(f"The page has {page.stat().st_size / 1e3:.0f} kB.")
    finally:
        if not options.keep:
            shutil.rmtree(folder.parent)


if __name__ == "__main__":
    main()
