"""What a command is about, where a person says little: which exercises, in which folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from autograder.commands.errors import CannotDo
from autograder.course.assignment import UnknownExercise, find_exercise, known_exercises, named_exercises
from autograder.course.manifest import current


def targets(words: Sequence[str], exercises: Sequence[str] | None = None) -> tuple[Path, list[str]]:
    """The folder or notebook, and the exercises in it, that the `words` of a command name: paths, exercises, or nothing.

    Where no exercise is named, the list is empty: all of them are meant. Raises `CannotDo` and `UnknownExercise`.
    """
    paths = [Path(word) for word in words if _is_path(word)]
    if len(paths) > 1:
        raise CannotDo("Name one notebook, or one folder of notebooks.")
    names = named_exercises([*(w for w in words if not _is_path(w)), *(exercises or [])], known_exercises())
    if paths:
        return paths[0], names
    wanted = {find_exercise(name)[0].id for name in names}
    if len(wanted) > 1:
        raise CannotDo(
            f"These are exercises of {len(wanted)} assignments ({', '.join(sorted(wanted))}). Name those of one."
        )
    return folder_of(next(iter(wanted), "")), names


def folder_of(assignment: str = "") -> Path:
    """Where the notebooks of an assignment are: here, below here, or in the course. Raises `CannotDo`.

    Without a name it is the one whose notebooks are here, or else the course's default.
    """
    course = current()
    listed = {name: a.notebooks for name, a in course.manifest.assignments.items()}
    here = Path()
    for name, notebooks in listed.items():
        if assignment in ("", name) and any((here / f"{n}.ipynb").is_file() for n in notebooks):
            return here
    name = assignment or course.manifest.default or next(iter(listed))
    for folder in (Path("exercises") / name, Path(name), course.root / "exercises" / name):
        if folder.is_dir():
            return folder
    raise CannotDo(
        f"There are no notebooks of {name} here. Go to their folder, or name it: autograder check FOLDER"
    )


def _is_path(word: str) -> bool:
    """Whether a word means a path: it is there, or looks like one and is no exercise."""
    if Path(word).exists() or "/" in word or word.endswith(".ipynb"):
        return True
    try:
        named_exercises([word], known_exercises())
    except UnknownExercise:
        # Neither. A word such as q61 is a mistyped exercise; "nowhere" is a folder that is not there.
        return not any(character.isdigit() for character in word)
    return False
