"""`autograder hint`, `reset` and `solution`: help with an exercise."""

from __future__ import annotations

import json
import re
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
from autograder.reading.answer import Answer

KEPT = "before_reset"
RELOAD = "If the notebook is open in JupyterLab, use File > Reload Notebook from Disk."


def hint(exercise_id: str, number: int) -> None:
    """Print one hint, and how to get the next. Raises `UnknownExercise` or `CannotDo`."""
    _, _, exercise = find_exercise(exercise_id)
    known = hints(exercise.id)
    if number > len(known):
        raise CannotDo(f"{exercise.id} has {len(known)} hints.")
    print(f"Hint {number} of {len(known)} for {exercise.id}, {exercise.title}:\n")
    print(hint_text(known[number - 1]))
    if number < len(known):
        print(f"\nThe next one says more: autograder hint {exercise.id} {number + 1}")


def hint_text(text: str, width: int = 90) -> str:
    """A hint as it is shown in a terminal: prose is wrapped, lines of code stay as they are."""
    parts = []
    for block in re.split(r"(```.*?```)", text, flags=re.DOTALL):
        if block.startswith("```"):
            parts.append(textwrap.indent(re.sub(r"^```\w*\n|\n?```$", "", block), "    "))
        elif block.strip():
            parts.append(
                textwrap.fill(" ".join(block.split()), width, initial_indent="  ", subsequent_indent="  ")
            )
    return "\n\n".join(parts)


def reset(exercise_id: str, path: Path) -> None:
    """Put the stub back into the notebook; what was there is kept in a file beside it. Raises `CannotDo`."""
    submission = read(path)
    (name,) = chosen([exercise_id], submission) or []
    answer = submission.answer(name)
    if answer.file is None:
        raise CannotDo(f"The notebook {answer.notebook.name}.ipynb, which {name} belongs into, is not there.")
    if answer.cell is None:
        _put_back(answer)
        print(f"The cell of {name} is back in {answer.file}, as a stub.")
        print(RELOAD)
        return
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
    _save(notebook, answer.file)
    print(f"{name} is a stub again. What was there is kept in {kept}.")
    print(RELOAD)


def _put_back(answer: Answer) -> None:
    """Put the stub of a cell that was deleted back where it was: above its check, or else at the end."""
    assert answer.file is not None
    notebook = json.loads(answer.file.read_text(encoding="utf-8"))
    flags = {"grade": False, "locked": False, "solution": True, "task": False, "schema_version": 3}
    cell = {
        "cell_type": "code",
        "id": answer.exercise.id,
        "metadata": {"nbgrader": {"grade_id": answer.exercise.id, **flags}},
        "source": answer.exercise.stub.splitlines(keepends=True),
        "outputs": [],
        "execution_count": None,
    }
    names = [c.get("metadata", {}).get("nbgrader", {}).get("grade_id", "") for c in notebook["cells"]]
    check, ask = f"{answer.exercise.id}_check", f"{answer.exercise.id}_ask"
    place = names.index(check) if check in names else names.index(ask) + 1 if ask in names else len(names)
    notebook["cells"].insert(place, cell)
    _save(notebook, answer.file)


def _save(notebook: dict, file: Path) -> None:
    """Write a notebook beside the file and then put it in its place, so that it is never half written."""
    fresh = file.with_suffix(".ipynb.new")
    fresh.write_text(json.dumps(notebook, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    fresh.replace(file)


def solution(exercise_id: str, path: Path, solutions: Path | None) -> None:
    """Print the model answer once the student's own passes. Raises `CannotDo`."""
    from autograder.authoring.bundle import MARKERS, sealed_answer
    from autograder.authoring.verify import model_answer

    submission = read(path)
    (name,) = chosen([exercise_id], submission) or []
    folder = solutions or current().solutions
    sealed = sealed_answer(name, current().folder)
    if sealed is None and not (folder / submission.assignment.id).is_dir():
        raise CannotDo("The solutions are not in this copy of the project; your instructor has them.")
    with warm() as grader:
        result = grader.grade(submission, only=[name], solutions=solutions).exercises[0]
    if result.status != "passed":
        raise CannotDo(
            f"{name} does not pass yet; its solution is shown once it does. Try: autograder hint {name}"
        )
    source = sealed or model_answer(name, folder).source
    lines = [line for line in source.splitlines() if line.strip() not in MARKERS]
    console = Console()
    if console.is_terminal:
        console.print(
            Syntax("\n".join(lines), "python", theme="ansi_dark", background_color="default", word_wrap=True)
        )
    else:
        print("\n".join(lines))
