"""Which exercises there are: what the source notebooks say of them, recorded when they are released.

`assignments/NAME.json` is written by `autograder.release` whenever `nbgrader generate_assignment` makes the
students' notebooks, so it says exactly what those say: the exercises in order, their points, their untouched
stubs, and the setup cell. A submission is held against it, never against itself.
"""

from __future__ import annotations

import ast
import difflib
import re
from functools import cache
from pathlib import Path

import msgspec

RECORDS = Path(__file__).parent / "assignments"
CHECKS = Path(__file__).parent / "checks"
EXERCISE_ID = re.compile(r"[mqr]\d\d")


class Exercise(msgspec.Struct, frozen=True):
    """One exercise as it was released. `points` are those of its check cell."""

    id: str
    title: str
    points: float
    stub: str

    @property
    def names(self) -> list[str]:
        """The names that the student is to define: those that the stub binds."""
        found = []
        for node in ast.parse(self.stub).body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef):
                found.append(node.name)
            elif isinstance(node, ast.Assign | ast.AnnAssign):
                targets = node.targets if isinstance(node, ast.Assign) else [node.target]
                found += [t.id for t in targets if isinstance(t, ast.Name)]
        return found


class Notebook(msgspec.Struct, frozen=True):
    """One notebook of an assignment: its setup cell and its exercises in order."""

    name: str
    setup: str
    exercises: list[Exercise]


class Assignment(msgspec.Struct, frozen=True):
    id: str
    notebooks: list[Notebook]

    @property
    def exercises(self) -> list[Exercise]:
        return [exercise for notebook in self.notebooks for exercise in notebook.exercises]

    def notebook_of(self, exercise_id: str) -> Notebook:
        return next(n for n in self.notebooks if any(e.id == exercise_id for e in n.exercises))


class UnknownExercise(LookupError):
    """No assignment has an exercise of this name."""


def record_path(assignment_id: str) -> Path:
    return RECORDS / f"{assignment_id}.json"


@cache
def assignments() -> list[Assignment]:
    """All assignments, by name."""
    decode = msgspec.json.Decoder(Assignment).decode
    return [decode(path.read_bytes()) for path in sorted(RECORDS.glob("*.json"))]


def find_exercise(exercise_id: str) -> tuple[Assignment, Notebook, Exercise]:
    """Where `exercise_id` belongs. Raises `UnknownExercise`, which names the nearest that exist."""
    for assignment in assignments():
        for notebook in assignment.notebooks:
            for exercise in notebook.exercises:
                if exercise.id == exercise_id:
                    return assignment, notebook, exercise
    known = [exercise.id for assignment in assignments() for exercise in assignment.exercises]
    raise UnknownExercise(f"There is no exercise {exercise_id!r}. {suggestion(exercise_id, known)}")


def suggestion(word: str, known: list[str]) -> str:
    """A sentence that helps who mistyped `word`."""
    near = [name for name in known if sorted(name) == sorted(word.lower())]  # two digits swapped
    near = near or difflib.get_close_matches(word.lower(), known, n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(known)}."


def check_files(exercise_id: str, folder: Path) -> list[Path]:
    """The files in `folder` that hold checks of this exercise."""
    return sorted(folder.glob(f"test_{exercise_id}_*.py"))


def hidden_checks(assignment_id: str, solutions: Path | None = None) -> Path | None:
    """The folder of an assignment's hidden checks, where this copy of the project has any.

    Looked for in `solutions`, or else in the `solutions` folder beside this package, which only an
    instructor has.
    """
    folder = (solutions or Path(__file__).parents[1] / "solutions") / assignment_id / "hidden_checks"
    return folder if folder.is_dir() else None
