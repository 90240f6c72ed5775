"""A student's answers, from all notebooks that are beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from autograder.course.assignment import Exercise, Notebook, assignments
from autograder.course.manifest import current
from autograder.inside.plan import Plan, Recipe, Step
from autograder.reading.answer import Answer
from autograder.reading.answers import answer_cell
from autograder.reading.cell import Cell, same_source
from autograder.reading.submission import NoSubmission, read_submission

Answers = dict[str, Answer]
"""By exercise."""


def folders(path: Path) -> list[Path]:
    """Where a student's notebooks are: `path`, or that file's folder, and folders of assignments in it or beside it."""
    here = (path if path.is_dir() else path.parent).resolve()
    names = [assignment.id for assignment in assignments()]
    found = [here, *(where / name for where in (here, here.parent) for name in names)]
    return [folder for folder in dict.fromkeys(found) if folder.is_dir()]


def files(path: Path) -> list[Path]:
    """The notebooks in these folders, in the order in which they count."""
    return [file for folder in folders(path) for file in sorted(folder.glob("*.ipynb"))]


def answers_beside(path: Path) -> Answers:
    """The answers in all of these notebooks. Of two notebooks with the same exercises, the one that is nearer counts."""
    found: Answers = {}
    for file in files(path):
        read = _read(file, file.stat().st_mtime_ns)
        # One under another name is a copy.
        named = [a for a in read if a.notebook.name == file.stem]
        for answer in named or read:
            if answer.cell is not None:
                found.setdefault(answer.exercise.id, answer)
    return found


@lru_cache(64)
def _read(file: Path, changed: int) -> list[Answer]:
    try:
        return read_submission(file).answers
    except NoSubmission:
        return []


def with_cells(answers: Answers, sources: Sequence[str]) -> Answers:
    """The same, with what was run in a kernel in place of what was saved. `sources`: its cells, as they were run."""
    cells = [Cell("", source, place) for place, source in enumerate(sources)]
    found = dict(answers)
    for notebook, exercise in all_exercises():
        cell = answer_cell(exercise, cells)
        saved = answers.get(exercise.id)
        if cell is None or (saved and saved.cell and same_source(cell.source, saved.cell.source)):
            continue
        if saved and saved.cell:
            found[exercise.id] = replace(saved, cell=Cell(exercise.id, cell.source, saved.cell.place))
        else:
            found[exercise.id] = Answer(exercise, notebook, Cell(exercise.id, cell.source, 0))
    return found


def all_exercises() -> Iterable[tuple[Notebook, Exercise]]:
    """Every exercise of the course, with its notebook."""
    return [(n, e) for a in assignments() for n in a.notebooks for e in n.exercises]


def exercise_of(name: str) -> tuple[Notebook, Exercise] | None:
    """The exercise that asks for this name, with its notebook."""
    return next(((n, e) for n, e in all_exercises() if name in e.names), None)


def plan(answers: Answers, passed: set[str], because: dict[str, str] | None = None) -> Plan:
    """What a shelf needs to make the parts that have `passed`."""
    recipes = [_recipe(answers[id], answers, passed) for id in sorted(passed)]
    return Plan(current().manifest.parts, recipes, because or {})


def reasons(answers: Answers, passed: set[str]) -> dict[str, str]:
    """By name, why a part is not the student's own."""
    found = {}
    for name in [*current().manifest.parts.order, *(n for id in answers for n in answers[id].exercise.names)]:
        where = exercise_of(name)
        if where is None or where[1].id in passed:
            continue
        notebook, exercise = where
        answer = answers.get(exercise.id)
        if answer is None:
            found[name] = (
                f"there is no answer to {exercise.id} in a {notebook.name}.ipynb beside this notebook"
            )
        elif not answer.attempted:
            found[name] = f"{exercise.id} is not answered yet"
        else:
            found[name] = f"{exercise.id} does not pass yet"
    return found


def _recipe(answer: Answer, answers: Answers, passed: set[str]) -> Recipe:
    assert answer.cell is not None
    steps = []
    for cell in answer.contexts[0]:
        neighbour = _answered_by(cell, answer, answers)
        if neighbour is None:
            steps.append(Step(cell.name, cell.source))
        elif neighbour in passed:
            steps.append(Step(cell.name, "", neighbour, sorted(cell.leaves.names & _words(answer))))
        elif not cell.leaves.names & _provided(answer):
            steps.append(Step(cell.name, cell.source))
    steps.append(Step(answer.exercise.id, answer.cell.source))
    return Recipe(
        answer.exercise.id, answer.notebook.name, answer.exercise.names, answer.notebook.setup, steps
    )


def _answered_by(cell: Cell, answer: Answer, answers: Answers) -> str | None:
    """The other exercise of the same notebook that this cell is the answer to."""
    for id, other in answers.items():
        if (
            other.notebook is answer.notebook
            and other is not answer
            and other.cell
            and other.cell.place == cell.place
        ):
            return id
    return None


def _words(answer: Answer) -> set[str]:
    """All that the answer, and the earlier cells that it may need, read."""
    assert answer.cell is not None
    cells = [answer.cell, *answer.contexts[0]]
    return {name for cell in cells for name in cell.takes.names | cell.takes.attributes}


def _provided(answer: Answer) -> set[str]:
    return set(Cell("setup", answer.notebook.setup, 0).leaves.names)
