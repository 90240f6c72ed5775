"""Brings the gradebook up to date where an assignment is released anew after submissions were graded.

nbgrader refuses to: to it, the cells of an assignment stand once the first submission is there. Here exercises come and
go in the middle of a term. Marks and comments that a person gave for what goes are kept in a file, and come back with it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec
from nbformat import NotebookNode
from nbgrader import utils
from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    MissingEntry,
    Notebook,
    SolutionCell,
    SourceCell,
    SubmittedNotebook,
    TaskCell,
)

from autograder.classroom.repair import grade_id_of

WITHDRAWN = "withdrawn"
"""The folder for marks of exercises that are not in an assignment any more, beside the graded notebooks."""


class Mark(msgspec.Struct, omit_defaults=True):
    """What a person gave for one cell."""

    student: str
    notebook: str
    cell: str
    points: float | None = None
    extra: float | None = None
    comment: str | None = None


def revise(
    gradebook: Gradebook, assignment: str, released: Mapping[str, NotebookNode], kept: Path, whole: bool
) -> list[str]:
    """Have the gradebook know the cells of these notebooks, by their names, and no others of them.

    `kept` is the file for marks of what goes. `whole`: these are all notebooks of the assignment.

    Returns a line for each thing that changes marks. Nothing is done where nothing was submitted: nbgrader does it then.
    """
    return list(_revised(gradebook, assignment, released, kept, whole))


def _revised(
    gradebook: Gradebook, assignment: str, released: Mapping[str, NotebookNode], kept: Path, whole: bool
) -> Iterator[str]:
    if not gradebook.find_assignment(assignment).submissions:
        return
    marks = msgspec.json.decode(kept.read_bytes(), type=list[Mark]) if kept.exists() else []
    known = [n.name for n in gradebook.find_assignment(assignment).notebooks]
    for name in [n for n in known if n not in released] if whole else []:
        notebook = gradebook.find_notebook(name, assignment)
        cells = [*notebook.grade_cells, *notebook.task_cells]
        yield f"{name} is withdrawn, with {sum(c.max_score for c in cells):g} points.{_keep(notebook, None, marks, kept)}"
        gradebook.remove_notebook(name, assignment)
    for name, nb in released.items():
        if name in known:
            yield from _cells(gradebook, gradebook.find_notebook(name, assignment), nb, marks, kept)
        else:
            kernel = json.dumps(nb.metadata.get("kernelspec", {}))  # as nbgrader's own step has it
            notebook = gradebook.add_notebook(name, assignment, kernelspec=kernel)
            gradebook.db.add_all(
                SubmittedNotebook(notebook=notebook, assignment=submission)
                for submission in notebook.assignment.submissions
            )
            yield from _cells(gradebook, notebook, nb, marks, kept)
    gradebook.db.commit()


def _cells(
    gradebook: Gradebook, notebook: Notebook, nb: NotebookNode, marks: list[Mark], kept: Path
) -> Iterator[str]:
    """Take away the cells that went, add those that came, and say what is worth other points."""
    ours = {id_: cell for cell in nb.cells if (id_ := grade_id_of(cell))}
    graded = {cell.name: cell for cell in [*notebook.grade_cells, *notebook.task_cells]}
    wanted = {id_: float(c.metadata.nbgrader.points) for id_, c in ours.items() if _is_graded(c)}
    went = [cell for cell in graded.values() if cell.name not in wanted]
    came = [id_ for id_ in wanted if id_ not in graded]
    if went:
        names = ", ".join(f"{cell.name} ({cell.max_score:g})" for cell in went)
        gone = {cell.name for cell in notebook.source_cells} - ours.keys()
        said = _keep(notebook, gone | {cell.name for cell in went}, marks, kept)
        yield f"{notebook.name}: withdrawn, with the points that they were worth: {names}.{said}"
    if came:
        yield (
            f"{notebook.name}: new, with the points that everybody can earn now: "
            f"{', '.join(f'{id_} ({wanted[id_]:g})' for id_ in came)}."
        )
    for id_, points in wanted.items():
        if id_ in graded and graded[id_].max_score != points:
            yield f"{notebook.name}: {id_} was worth {graded[id_].max_score:g} points, and is worth {points:g} now."
    for kind, cells in _by_kind(ours).items():
        _make(gradebook, notebook, kind, cells)
    back = [mark for mark in marks if mark.notebook == notebook.name and mark.cell in ours]
    if any(_give_back(gradebook, notebook, mark) for mark in back):
        yield f"{notebook.name}: marks that you gave before it was withdrawn are back: {_whose(back)}."
    marks[:] = [mark for mark in marks if mark not in back]
    _write(kept, marks)


def _is_graded(cell: NotebookNode) -> bool:
    return utils.is_grade(cell) or utils.is_task(cell)


def _by_kind(cells: Mapping[str, NotebookNode]) -> dict[type, dict[str, NotebookNode]]:
    """The cells that nbgrader keeps in each of its tables."""
    tests = {
        GradeCell: utils.is_grade,
        SolutionCell: utils.is_solution,
        TaskCell: utils.is_task,
        SourceCell: lambda cell: _is_graded(cell) or utils.is_solution(cell) or utils.is_locked(cell),
    }
    return {kind: {id_: c for id_, c in cells.items() if test(c)} for kind, test in tests.items()}


def _make(gradebook: Gradebook, notebook: Notebook, kind: type, cells: Mapping[str, NotebookNode]) -> None:
    """Have one table know these cells of a notebook and no others; each submission gets a place for marks and comments."""
    db = gradebook.db
    there = {row.name: row for row in db.query(kind).filter_by(notebook_id=notebook.id)}
    for name in there.keys() - cells.keys():
        for row in [*getattr(there[name], "grades", []), *getattr(there[name], "comments", [])]:
            db.delete(row)
        db.delete(there[name])
    for name in [name for name in cells if name not in there]:
        row = kind(name=name, notebook=notebook)
        if kind in (GradeCell, TaskCell):
            row.max_score, row.cell_type = float(cells[name].metadata.nbgrader.points), cells[name].cell_type
        if kind is SourceCell:
            row.cell_type, row.source = cells[name].cell_type, cells[name].source
        db.add(row)
        db.flush()
        for submitted in notebook.submissions:
            if kind in (GradeCell, TaskCell):
                db.add(Grade(cell_id=row.id, notebook=submitted))
            if kind in (SolutionCell, TaskCell):
                db.add(Comment(cell_id=row.id, notebook=submitted))
    db.commit()
    db.expire_all()


def _keep(notebook: Notebook, cells: set[str] | None, marks: list[Mark], kept: Path) -> str:
    """Keep what a person gave for these cells of a notebook, or for all of them. Returns a sentence where there is any."""
    found: dict[tuple[str, str], Mark] = {}
    for submitted in notebook.submissions:
        for row in [*submitted.grades, *submitted.comments]:
            given = (
                {"points": row.manual_score, "extra": row.extra_credit}
                if isinstance(row, Grade)
                else {"comment": row.manual_comment}
            )
            if (cells is None or row.name in cells) and any(
                value not in (None, "") for value in given.values()
            ):
                student = submitted.student.id
                mark = found.setdefault((student, row.name), Mark(student, notebook.name, row.name))
                for field, value in given.items():
                    setattr(mark, field, value)
    if not found:
        return ""
    marks += found.values()
    _write(kept, marks)
    return f" What you gave for it is kept in {kept}, and comes back with it: {_whose(found.values())}."


def _give_back(gradebook: Gradebook, notebook: Notebook, mark: Mark) -> bool:
    where = mark.cell, notebook.name, notebook.assignment.name, mark.student
    try:
        if mark.points is not None or mark.extra is not None:
            grade = gradebook.find_grade(*where)
            grade.manual_score, grade.extra_credit = mark.points, mark.extra
        if mark.comment:
            gradebook.find_comment(*where).manual_comment = mark.comment
    except MissingEntry:  # the student's submission is gone, too
        return False
    return True


def _whose(marks: Iterable[Mark]) -> str:
    return ", ".join(sorted({mark.student for mark in marks}))


def _write(kept: Path, marks: list[Mark]) -> None:
    if not marks and not kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_suffix(".part")
    unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(marks), indent=1) + b"\n")
    unfinished.replace(kept)
