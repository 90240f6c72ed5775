"""What the gradebook knows of an assignment, in a few queries for the whole class."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)

from autograder.class_report.data import Waiting


@dataclass(frozen=True)
class Row:
    """A submission in the gradebook; `id` is the random one that the gradebook gave it."""

    id: str
    student: str
    total: float
    max_total: float
    seconds_late: float


@dataclass(frozen=True)
class Marks:
    """`waits` counts, for each student, the answers that wait for a person."""

    notebooks: list[str]
    has_due: bool
    rows: list[Row]
    waiting: list[Waiting]
    waits: Counter[str]
    names: dict[str, tuple[str, str]]


def marks(gradebook: Gradebook, assignment: str) -> Marks:
    """What is known of an assignment that the gradebook has."""
    found = gradebook.find_assignment(assignment)
    waits: Counter[str] = Counter()
    cells: Counter[tuple[str, bool, float]] = Counter()
    for student, name, in_words, points in _waiting(gradebook, assignment):
        waits[student] += 1
        cells[name, in_words, points] += 1
    return Marks(
        notebooks=[notebook.name for notebook in found.notebooks],
        has_due=found.duedate is not None,
        rows=_rows(gradebook, assignment),
        waiting=[
            Waiting(name, in_words, count, count * points)
            for (name, in_words, points), count in sorted(cells.items())
        ],
        waits=waits,
        names={s.id: (s.first_name or "", s.last_name or "") for s in gradebook.db.query(Student)},
    )


def _rows(gradebook: Gradebook, assignment: str) -> list[Row]:
    submissions = (
        gradebook.db.query(SubmittedAssignment)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .filter(Assignment.name == assignment)
    )
    late = {one.id: one.total_seconds_late for one in submissions}
    return [
        Row(one["id"], one["student"], one["score"] or 0.0, one["max_score"] or 0.0, late.get(one["id"], 0.0))
        for one in gradebook.submission_dicts(assignment)
    ]


def _waiting(gradebook: Gradebook, assignment: str) -> list[tuple[str, str, bool, float]]:
    """Student, cell, whether the answer is in words, and its points, for each that waits."""
    rows = (
        gradebook.db.query(SubmittedAssignment.student_id, BaseCell)
        .select_from(Grade)
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .filter(Assignment.name == assignment, Grade.needs_manual_grade)
    )
    return [
        (student, cell.name, getattr(cell, "cell_type", "") == "markdown", float(cell.max_score or 0))
        for student, cell in rows
    ]
