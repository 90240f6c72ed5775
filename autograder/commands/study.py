"""`autograder hint`, `reset` and `solution`: for whom is working on an exercise."""

from __future__ import annotations

import json
import textwrap
import time
from pathlib import Path

from rich.console import Console
from rich.syntax import Syntax

from autograder.commands.check import chosen, read, warm
from autograder.commands.errors import CannotDo
from autograder.course.assignment import find_exercise
from autograder.course.hints import hints
from autograder.course.manifest import current

KEPT = "before_reset"


def hint(exercise_id: str, number: int) -> None:
    """Print one hint, and how to get the next. Raises `UnknownExercise` or `CannotDo`."""
    _, _, exercise = find_exercise(exercise_id.lower())
    known = hints(exercise.id)
    if number > len(known):
        raise CannotDo(f"{exercise.id} has {len(known)} hints.")
    print(f"Hint {number} of {len(known)} for {exercise.id}, {exercise.title}:\n")
    print(textwrap.fill(known[number - 1], 90, initial_indent="  ", subsequent_indent="  "))
    if number < len(known):
        print(f"\nThe next one says more: autograder hint {exercise.id} {number + 1}")


def reset(exercise_id: str, path: Path) -> None:
    """Put the stub back into the notebook; what was there is kept in a file beside it. Raises `CannotDo`."""
    submission = read(path)
    (name,) = chosen([exercise_id], submission) or []
    answer = submission.answer(name)
    if answer.cell is None or answer.file is None:
        raise CannotDo(f"There is no cell {name!r} to put the stub into.")
    if not answer.attempted:
        print(f"{name} is as it was released; there is nothing to reset.")
        return
    kept = answer.file.parent / KEPT / f"{name}-{time.strftime('%Y%m%d-%H%M%S')}.py"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(answer.cell.source + "\n", encoding="utf-8")
    notebook = json.loads(answer.file.read_text(encoding="utf-8"))
    cell = notebook["cells"][answer.cell.place - 1]
    cell["source"] = answer.exercise.stub.splitlines(keepends=True)
    cell["outputs"], cell["execution_count"] = [], None
    # Written beside it and then put in its place, so that a notebook is never half written.
    fresh = answer.file.with_suffix(".ipynb.new")
    fresh.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    fresh.replace(answer.file)
    print(f"{name} is a stub again. What was there is kept in {kept}.")
    print("If the notebook is open in JupyterLab, use File > Reload Notebook from Disk.")


def solution(exercise_id: str, path: Path, solutions: Path | None) -> None:
    """Print the model answer once the student's own passes. Raises `CannotDo`."""
    from autograder.authoring.verify import model_answer

    submission = read(path)
    (name,) = chosen([exercise_id], submission) or []
    folder = solutions or current().solutions
    if not (folder / submission.assignment.id).is_dir():
        raise CannotDo("The solutions are not in this copy of the project; your instructor has them.")
    with warm() as grader:
        result = grader.grade(submission, only=[name], solutions=solutions).exercises[0]
    if result.status != "passed":
        raise CannotDo(
            f"{name} does not pass yet; its solution is shown once it does. Try: autograder hint {name}"
        )
    source = model_answer(name, folder).source
    lines = [
        line for line in source.splitlines() if line.strip() not in ("### BEGIN SOLUTION", "### END SOLUTION")
    ]
    Console().print(Syntax("\n".join(lines), "python", theme="ansi_dark", background_color="default"))
