"""Which exercises there are: what the source notebooks say of them, recorded when they are released.

`released/NAME.json`, in the course's folder, is written by `autograder.classroom.release` whenever `nbgrader
generate_assignment` makes the students' notebooks, so it says exactly what those say: the exercises in order, their
points, their untouched stubs, and the setup cell. A submission is held against it, never against itself.

An nbgrader course in a folder without checks of its own keeps its records in its own `released` folder: there they go
before those of the installed course (`records_beside`). A job that is sent to another machine brings its record along
(`given`).
"""

from __future__ import annotations

import ast
import difflib
import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from autograder.course.manifest import CourseError, current

NUMBERED = re.compile(r"(\D*?)\W*0*(\d+)")
CHECK_FILE = re.compile(r"test_([^_]+)(?:_\w*)?\.py")


class Exercise(msgspec.Struct, frozen=True):
    """One exercise as it was released. `points` are those of its check cell."""

    id: str
    title: str
    points: float
    stub: str

    @property
    def names(self) -> list[str]:
        """The names that the student is to define: those that the stub binds."""
        return list(_names_in(self.stub))


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


_beside: list[Path] = []
_given: dict[str, Assignment] = {}


def records_beside(root: Path) -> Path:
    """From here on, this process works for the nbgrader course in `root`. Returns where that keeps its records.

    With its checks, where it has these itself. If not, in a folder of its own, since those of an installed course belong
    to all who use it and may be read-only.
    """
    _beside.clear()
    if current().root == root.resolve():
        return current().records
    _beside.append(root.resolve() / "released")
    return _beside[0]


def given(assignment: Assignment) -> None:
    """From here on, have this process take `assignment` for what was released under its name."""
    _given[assignment.id] = assignment


def assignments() -> list[Assignment]:
    """All assignments of the course that have been released, by name."""
    found = {a.id: a for folder in (current().records, *_beside) for a in _in(folder)} | _given
    return [found[name] for name in sorted(found)]


def _in(folder: Path) -> list[Assignment]:
    try:
        return _records(tuple((path, path.stat().st_mtime_ns) for path in sorted(folder.glob("*.json"))))
    except FileNotFoundError:  # put in its place anew at this moment
        return _in(folder)


@lru_cache(8)
def _records(files: tuple[tuple[Path, int], ...]) -> list[Assignment]:
    return [read_record(path) for path, _ in files]


def read_record(path: Path) -> Assignment:
    """The record at `path`. Raises `CourseError` where it is not one."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Assignment)
    except msgspec.MsgspecError as error:
        raise CourseError(
            f"{path} is not a record of what was released ({error}). Release it again."
        ) from None


def find_exercise(name: str | int) -> tuple[Assignment, Notebook, Exercise]:
    """Where an exercise belongs that somebody calls "q16", "Q16", "16" or 16.

    Raises `UnknownExercise`, which names the nearest that exist.
    """
    found = named_exercise(name, known_exercises())
    for assignment in assignments():
        for notebook in assignment.notebooks:
            for exercise in notebook.exercises:
                if exercise.id == found:
                    return assignment, notebook, exercise
    raise UnknownExercise(f"There is no exercise {name!r}.")


def known_exercises() -> list[str]:
    """The ids of all exercises; those of the course's default assignment come first."""
    default = current().default
    return [e.id for a in sorted(assignments(), key=lambda a: a.id != default) for e in a.exercises]


def named_exercise(name: str | int, known: list[str]) -> str:
    """The exercise among the `known` that is called so: "q01" is also "Q01", "q1", "1" and 1.

    Where several have that number, the first of them. Raises `UnknownExercise`.
    """
    text = str(name).strip().lower()
    for id_ in known:
        if id_.lower() == text:
            return id_
    if asked := NUMBERED.fullmatch(text):
        for id_ in known:
            has = NUMBERED.fullmatch(id_.lower())
            if has and int(has[2]) == int(asked[2]) and asked[1] in ("", has[1]):
                return id_
    raise UnknownExercise(f"There is no exercise {str(name)!r}. {suggestion(text, known)}")


def named_exercises(names: Sequence[str], known: list[str]) -> list[str]:
    """The exercises that are called so, each once: "q01,q02" are two, "q01-q03" are three. Raises `UnknownExercise`."""
    found: list[str] = []
    for word in re.split(r"[,;\s]+", " ".join(names).strip()):
        first, dash, last = word.partition("-")
        if dash and not any(id_.lower() == word.lower() for id_ in known):
            start, end = (known.index(named_exercise(name, known)) for name in (first, last))
            found += known[start : end + 1] or [known[end], known[start]]
        elif word:
            found.append(named_exercise(word, known))
    return list(dict.fromkeys(found))


def suggestion(word: str, known: list[str]) -> str:
    """A sentence that helps who mistyped `word`."""
    if not known:
        return "Nothing has been released yet."
    near = [name for name in known if sorted(name) == sorted(word.lower())]  # two digits swapped
    near = near or difflib.get_close_matches(word.lower(), known, n=3, cutoff=0.5)
    return f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(known)}."


@lru_cache(512)
def _names_in(stub: str) -> tuple[str, ...]:
    """The functions, classes and variables that a stub defines at its top level."""
    found = []
    for node in ast.parse(stub).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.append(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [t.id for t in targets if isinstance(t, ast.Name)]
    return tuple(found)


@lru_cache(1024)  # called four times for every check of every answer
def exercise_of_file(path: Path) -> str:
    """The exercise whose checks are in this file, by its name (`test_q16_fibonacci.py`); empty where it holds no checks."""
    found = CHECK_FILE.fullmatch(path.name)
    return found[1] if found else ""


def visible_checks(exercise_id: str) -> list[Path]:
    """The files of an exercise's visible checks: in the folder of its name."""
    return check_files(exercise_id, current().folder / exercise_id)


def check_files(exercise_id: str, folder: Path) -> list[Path]:
    """The files in `folder` that hold checks of this exercise."""
    return sorted(p for p in folder.glob(f"test_{exercise_id}*.py") if exercise_of_file(p) == exercise_id)


def hidden_checks(assignment_id: str, solutions: Path | None = None) -> Path | None:
    """The folder of an assignment's hidden checks, where this copy of the course has any.

    Looked for in `solutions`, or else in the `solutions` folder of the course, which only an instructor has.
    """
    folder = (solutions or current().solutions) / assignment_id / "hidden_checks"
    return folder if folder.is_dir() else None
