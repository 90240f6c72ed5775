"""`autograder new`: a new exercise, to be written over."""

from __future__ import annotations

from pathlib import Path

from autograder.authoring.new import CannotMake, new_exercise
from autograder.commands.errors import CannotDo


def new(exercise_id: str, title: str, notebook: str, points: float, words: float) -> None:
    """Make an exercise and say what to do next. Raises `CannotDo`."""
    try:
        made = new_exercise(exercise_id, title, notebook, points, words)
    except CannotMake as reason:
        raise CannotDo(str(reason)) from None
    print(f"Made {exercise_id}, a small exercise that works. Write yours over it, in these files:\n")
    for path in made:
        if path.name != "__init__.py":
            print(f"  {_from_here(path)}")
    print("\nIts function may have any name: the one that your checks ask for.")
    print(f"Then: nbgrader generate_assignment {made[0].parent.name} --force")
    print(f"      autograder verify {exercise_id}")


def _from_here(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
