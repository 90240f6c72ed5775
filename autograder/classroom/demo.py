"""A made-up class, to try grading on: what its students hand in is made of the released notebooks and the model answers.

Who is in it says a file of the course's own, which the manifest names; it comes out the same each time.
"""

from __future__ import annotations

import copy
import json
import re
import runpy
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import nbformat

from autograder.course.manifest import MANIFEST, CourseError, current

PREFIX = "demo-"
DUE = "2026-03-01 23:59:00 UTC"
IN_TIME = "2026-02-27 16:20:00 UTC"
LATE = "2026-03-03 07:45:00 UTC"
MARKERS = ("### BEGIN SOLUTION", "### END SOLUTION")

Files = dict[str, str]


class Kit:
    """What the class is made of: the notebooks as released, and the model answer to each cell by its grade_id."""

    def __init__(self, released: Path, solutions: Path):
        self.released = {path.stem: _load(path) for path in sorted(released.glob("*.ipynb"))}
        self.model: dict[str, str] = {}
        for path in sorted(solutions.glob("*.ipynb")):
            self.model |= {
                id_: _without_markers(cell["source"]) for id_, cell in answers(_load(path)).items()
            }

    def notebooks(self, write: Callable[[str, str], str | None]) -> dict[str, dict]:
        """The released notebooks with what `write(grade_id, stub)` puts into each answer's cell (None: nothing)."""
        made = copy.deepcopy(self.released)
        for notebook in made.values():
            for id_, cell in answers(notebook).items():
                written = write(id_, cell["source"])
                cell["source"] = cell["source"] if written is None else written
        return made

    def perfect(self) -> dict[str, dict]:
        return self.notebooks(lambda id_, stub: self.model[id_])


@dataclass(frozen=True)
class Student:
    name: str
    what: str
    hands_in: Callable[[Kit], Files]
    at: str = IN_TIME


def answers(notebook: dict) -> dict[str, dict]:
    """The cells that students write in, by grade_id."""
    found = {}
    for cell in notebook["cells"]:
        flags = cell["metadata"].get("nbgrader", {})
        if flags.get("solution"):
            found[flags["grade_id"]] = cell
    return found


def text(notebook: dict) -> str:
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def files(notebooks: dict[str, dict]) -> Files:
    return {f"{name}.ipynb": text(notebook) for name, notebook in notebooks.items()}


def demo_students() -> tuple[str, list[Student]]:
    """The assignment that the course's made-up class hands in, and who is in it. Raises `CourseError`."""
    demo = current().manifest.demo
    if demo is None:
        raise CourseError(f"This course has no made-up class: its {MANIFEST} has no [demo].")
    file, _, name = demo.students.partition(":")
    path = current().root / file
    if not path.is_file():
        raise CourseError(f"The made-up class is in {path}, which this copy of the course does not have.")
    return demo.assignment, runpy.run_path(str(path))[name]


def hand_in(submitted: Path, assignment: str, students: list[Student], kit: Kit) -> list[Path]:
    """Write the whole class's submissions below `submitted`; the folders, one for each student.

    Only folders of the class itself are touched: their names begin with `demo-`.
    """
    made = []
    for student in students:
        folder = submitted / f"{PREFIX}{student.name}" / assignment
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob("*.ipynb"):
            old.unlink()
        for name, content in student.hands_in(kit).items():
            (folder / name).write_text(content, encoding="utf-8")
        (folder / "timestamp.txt").write_text(student.at + "\n", encoding="utf-8")
        made.append(folder)
    return made


def _load(path: Path) -> dict:
    """A notebook as plain data, its sources as text."""
    return json.loads(json.dumps(nbformat.read(path, as_version=4)))


def _without_markers(source: str) -> str:
    """A model answer without the marks around it, and without what tells a person how to mark it."""
    source = re.sub(r"### BEGIN MARK SCHEME.*?### END MARK SCHEME", "", source, flags=re.DOTALL)
    return "\n".join(line for line in source.splitlines() if line.strip() not in MARKERS).strip() + "\n"
