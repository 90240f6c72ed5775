"""One student's notebooks, read and held against the assignment as it was released.

Reading never fails on account of what a student did to a notebook: what is wrong is said in `problems`, in
words, and what is missing is missing.
"""

from __future__ import annotations

import ast
import json
import sys
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path

from autograder.course.assignment import Assignment, Exercise, Notebook, assignments
from autograder.reading import cells as facts

DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class NoSubmission(ValueError):
    """There is nothing at this path that could be graded."""


@dataclass(frozen=True)
class Cell:
    """A code cell: its grade_id where it has one, its source, and its place among the notebook's cells."""

    grade_id: str
    source: str
    place: int

    @property
    def name(self) -> str:
        return self.grade_id or f"cell {self.place}"

    @cached_property
    def tree(self):  # noqa: ANN201
        return facts.parse(self.source)

    @cached_property
    def bound(self) -> set[str]:
        return facts.bound(self.tree)

    @cached_property
    def used(self) -> set[str]:
        return facts.used(self.tree)

    @cached_property
    def binds_anything(self) -> bool:
        return facts.binds_anything(self.tree)


@dataclass(frozen=True)
class Answer:
    """What a student wrote for one exercise, with the earlier cells of the notebook.

    `cell` is None where the notebook has no such cell, `file` where there is no notebook.
    """

    exercise: Exercise
    notebook: Notebook
    cell: Cell | None
    earlier: list[Cell] = field(default_factory=list)
    file: Path | None = None

    @property
    def attempted(self) -> bool:
        return self.cell is not None and not same_source(self.cell.source, self.exercise.stub)

    @cached_property
    def contexts(self) -> list[list[Cell]]:
        """Which earlier cells to run before the answer, most of them first.

        Only those that bind a name that the answer, or another needed cell, reads; so that a mistake in one
        exercise stays there. As a needed cell may still have spoiled something, the later entries leave out
        first those that overwrite a name that the setup cell provides, then all.
        """
        if self.cell is None:
            return [[]]
        wanted = set(self.cell.used)
        needed: list[Cell] = []
        for cell in reversed(self.earlier):
            if cell.binds_anything or cell.bound & wanted:
                needed.insert(0, cell)
                wanted |= cell.used
        provided = _provided(self.notebook.setup)
        harmless = [cell for cell in needed if not cell.bound & provided]
        return [context for i, context in enumerate([needed, harmless, []]) if i == 0 or context != needed]


@cache
def _provided(setup: str) -> set[str]:
    return facts.bound(facts.parse(setup))


@dataclass(frozen=True)
class Submission:
    """What is graded: the answers to all exercises of the notebooks that were asked for."""

    path: Path
    assignment: Assignment
    answers: list[Answer]
    problems: list[str]
    beside: list[Answer] | None = None
    """The same student's answers in other assignments, which some exercises take parts from; None: look beside `path`."""
    given: str | None = None
    """The plan of these parts (JSON); None: see which pass."""

    def answer(self, exercise_id: str) -> Answer:
        return next(a for a in self.answers if a.exercise.id == exercise_id)


def same_source(a: str, b: str) -> bool:
    """Whether two cells are the same but for blanks at the ends of lines and of the cell."""
    return [line.rstrip() for line in a.strip().splitlines()] == [
        line.rstrip() for line in b.strip().splitlines()
    ]


def read_submission(path: Path) -> Submission:
    """The notebook at `path`, or those in the folder `path`. Raises `NoSubmission`, in one line."""
    if not path.exists():
        raise NoSubmission(f"There is no file or folder {path}.")
    if path.is_dir():
        return _read_folder(path)
    if path.suffix != ".ipynb":
        raise NoSubmission(f"{path} is not a notebook (.ipynb) or a folder of notebooks.")
    problems: list[str] = []
    cells = _code_cells(path, problems)
    if cells is None:
        raise NoSubmission(problems[0])
    found = _notebook_for(path.stem, cells)
    if found is None:
        raise NoSubmission(f"{path} holds none of the exercises that this autograder knows.")
    assignment, notebook = found
    return Submission(path, assignment, _answers(notebook, path, cells, problems), problems)


def _read_folder(path: Path) -> Submission:
    problems: list[str] = []
    read = {file: _code_cells(file, problems, path) for file in sorted(path.glob("*.ipynb"))}
    found = {file: _notebook_for(file.stem, cells or []) for file, cells in read.items()}
    belongs = [f[0].id for f in found.values() if f]
    if not belongs:
        known = ", ".join(a.id for a in assignments())
        raise NoSubmission(f"{path} holds no notebook of an assignment that this autograder knows ({known}).")
    assignment = next(a for a in assignments() if a.id == max(belongs, key=belongs.count))
    answers = []
    for notebook in assignment.notebooks:
        files = [file for file, where in found.items() if where and where[1] is notebook]
        # A copy under another name does not count beside the notebook itself.
        file = next((f for f in files if f.stem == notebook.name), files[0] if files else None)
        if file is None:
            problems.append(f"The notebook {notebook.name}.ipynb is not there.")
        answers += _answers(notebook, file, (read[file] if file else None) or [], problems)
    return Submission(path, assignment, answers, problems)


def _notebook_for(stem: str, cells: list[Cell]) -> tuple[Assignment, Notebook] | None:
    """Which notebook this is: by its name, or else by the exercises in it."""
    ids = {cell.grade_id for cell in cells}
    best, most = None, 0
    for assignment in assignments():
        for notebook in assignment.notebooks:
            if notebook.name == stem:
                return assignment, notebook
            shared = sum(e.id in ids for e in notebook.exercises)
            if shared > most:
                best, most = (assignment, notebook), shared
    return best


def _code_cells(path: Path, problems: list[str], folder: Path | None = None) -> list[Cell] | None:
    """The code cells of the notebook, or None, with the reason in `problems`, where it cannot be read.

    `folder`: the submission that it is to be a part of.
    """
    try:
        if why := no_file_of_its_own(path, folder):
            problems.append(f"{path.name} {why}. It was not read.")
            return None
        notebook = json.loads(path.read_text(encoding="utf-8"))
        if notebook.get("nbformat", 4) != 4:
            # Imported only for old formats: importing it takes longer than grading.
            import nbformat

            notebook = nbformat.convert(nbformat.from_dict(notebook), 4)
        return _cells_of(notebook)
    except OSError as error:
        problems.append(f"{path.name} cannot be read: {error.strerror}.")
    except (ValueError, RecursionError) as error:
        problems.append(f"{path.name} is not a notebook any more: its JSON is broken ({error}).")
    except Exception as error:  # JSON, but of some other kind than a notebook
        problems.append(f"{path.name} is not a notebook ({type(error).__name__}: {error}).")
    return None


def no_file_of_its_own(path: Path, folder: Path | None) -> str:
    """What is wrong with a file that leads elsewhere: to what its author may not read, or to what never ends."""
    if folder is not None and path.is_symlink() and not path.resolve().is_relative_to(folder.resolve()):
        return "is a link to something outside of the submission"
    return "is no file" if path.exists() and not path.is_file() else ""


def _cells_of(notebook: dict) -> list[Cell]:
    cells = []
    for place, cell in enumerate(notebook["cells"], 1):
        if cell.get("cell_type") == "code":
            grade_id = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", "")
            cells.append(Cell(_clean(str(grade_id)), _text(cell.get("source", "")), place))
    return cells


def _text(source: str | list[str]) -> str:
    """A cell's source, which the format allows to be a list of lines."""
    return _clean(source if isinstance(source, str) else "".join(source))


def _clean(text: str) -> str:
    """Half of a surrogate pair, which JSON allows and no encoding does, would stop whoever writes this text."""
    return text.encode("utf-8", "replace").decode()


def submission_of(content: dict, assignment: Assignment, notebook: Notebook, path: Path) -> Submission:
    """One notebook, format 4, that has been read already. `path` is what the report calls it."""
    problems: list[str] = []
    answers = _answers(notebook, path, _cells_of(content), problems)
    return Submission(path, assignment, answers, problems)


def answer_cell(exercise: Exercise, cells: list[Cell]) -> Cell | None:
    """The cell that holds the answer to an exercise.

    It is the last cell above the check that was changed and defines what was asked for: the exercise's own,
    a copy of it (splitting a cell makes one), or one that the student added. A notebook that is run from
    top to bottom comes to the same. Parts of an answer that was split are put together again.
    """
    mine = [cell for cell in cells if cell.grade_id == exercise.id]
    written = [cell for cell in mine if not same_source(cell.source, exercise.stub)]
    check = next((cell.place for cell in cells if cell.grade_id == f"{exercise.id}_check"), sys.maxsize)
    added = [
        cell
        for cell in cells
        if not cell.grade_id
        and _defines_all(cell.tree, exercise)
        and not same_source(cell.source, exercise.stub)
    ]
    whole = [cell for cell in written if _defines_all(cell.tree, exercise)]
    if found := whole + [cell for cell in added if cell.place < check]:
        return max(found, key=lambda cell: cell.place)
    if len(written) > 1:
        joined = Cell(exercise.id, "\n\n".join(cell.source for cell in written), written[-1].place)
        if _defines_all(joined.tree, exercise):
            return joined
    for found in (written, added, mine):
        if found:
            return found[-1]
    return None


def _defines_all(tree: ast.Module, exercise: Exercise) -> bool:
    """Whether the cell defines each name of the exercise, in the way that its stub does (`def`, `class`, `=`)."""
    return {name for name in exercise.names if name in _definitions(exercise.stub)} <= {
        node.name for node in tree.body if isinstance(node, DEFINITIONS)
    } and set(exercise.names) <= facts.bound(tree)


def _definitions(source: str) -> set[str]:
    return {node.name for node in facts.parse(source).body if isinstance(node, DEFINITIONS)}


def _answers(notebook: Notebook, file: Path | None, cells: list[Cell], problems: list[str]) -> list[Answer]:
    answers = []
    checks = {f"{e.id}_check" for e in notebook.exercises}
    for exercise in notebook.exercises:
        mine = [cell for cell in cells if cell.grade_id == exercise.id]
        cell = answer_cell(exercise, cells)
        if cell is not None and not cell.grade_id:
            problems.append(
                f"{notebook.name}: what counts as the answer to {exercise.id} is {cell.name}, which defines "
                f"{' and '.join(exercise.names)}."
            )
        elif len(mine) > 1:
            problems.append(
                f"{notebook.name} has {len(mine)} cells {exercise.id!r}; the last one that was changed counts."
            )
        if cell is None and cells:
            problems.append(f"{notebook.name} has no cell {exercise.id!r} any more.")
        earlier = [
            other
            for other in cells
            if cell is not None
            and other.place < cell.place
            and other.grade_id not in checks | {"setup"}
            # An older version of the answer itself is no help to it; a part that was split off is.
            and (other.grade_id != exercise.id or not facts.bound(other.tree) & set(exercise.names))
        ]
        answers.append(Answer(exercise, notebook, cell, earlier, file))
    return answers
