"""The marks of one assignment, read from nbgrader's gradebook in a few queries."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    TaskCell,
)
from sqlalchemy import select

from autograder.marks.errors import MarksError
from autograder.marks.late import LatePolicy, standings


@dataclass(frozen=True)
class Part:
    """Something that points are given for: an exercise (`q16`) or a written answer (`q16_why`)."""

    label: str
    max_score: float


@dataclass
class Marks:
    """One student's marks, in points. `scores` has None for a part that nobody has given points for yet."""

    id: str
    first_name: str
    last_name: str
    email: str
    lms_user_id: str
    submitted: bool = False
    raw: float = 0.0
    penalty: float = 0.0
    waiting: float = 0.0  # points of the parts that wait for a person
    seconds_late: float = 0.0
    scores: dict[str, float | None] = field(default_factory=dict)
    ungraded: bool = False  # handed in, and nobody has graded anything of it

    @property
    def final(self) -> float:
        return max(0.0, self.raw - self.penalty)

    @property
    def name(self) -> str:
        """The name as people write it, or the id where the gradebook knows none."""
        return " ".join(part for part in (self.first_name, self.last_name) if part) or self.id


@dataclass
class Book:
    """The marks of all students, in the order of their ids, with those who submitted nothing."""

    assignment: str
    max_score: float
    parts: list[Part]
    students: list[Marks]

    @property
    def waiting(self) -> list[Marks]:
        """Students who still have an answer that waits for a person."""
        return [marks for marks in self.students if marks.waiting]


def read_book(
    gradebook: Gradebook, assignment: str, policy: LatePolicy | None = None, only: list[str] | None = None
) -> Book:
    """The marks of `assignment`, of all students or of `only` these.

    Lateness counts the policy's extensions. Raises `MarksError` where there is no such assignment or student, or where
    nothing has been graded.
    """
    known = [name for (name,) in gradebook.db.execute(select(Assignment.name).order_by(Assignment.name))]
    if assignment not in known:
        there = f"It has {', '.join(known)}." if known else "It has none."
        raise MarksError(f"There is no assignment {assignment!r} in the gradebook. {there}")
    parts = _parts(gradebook, assignment)
    students = _students(gradebook, only)
    if not students:
        raise MarksError("The gradebook has no students.")
    late = standings(gradebook, policy)
    by_id = {marks.id: marks for marks in students}
    graded = False
    for student, penalty in gradebook.db.execute(_penalties(assignment)):
        if student in by_id:
            by_id[student].submitted = True
            by_id[student].penalty += penalty or 0.0
            by_id[student].seconds_late = late[student, assignment].seconds_late
    for student, cell, auto, manual, score, waits in gradebook.db.execute(_grades(assignment)):
        given = auto is not None or manual is not None
        graded = graded or given
        if student in by_id and cell in parts:
            marks, part = by_id[student], parts[cell]
            marks.scores[part.label] = score if given else None
            marks.raw += score
            marks.waiting += part.max_score if waits else 0.0
    for marks in students:
        marks.ungraded = marks.submitted and all(score is None for score in marks.scores.values())
    if not graded:
        raise MarksError(f"Nothing of {assignment} has been graded yet. Run: autograder grade {assignment}")
    return Book(assignment, sum(part.max_score for part in parts.values()), list(parts.values()), students)


def _students(gradebook: Gradebook, only: list[str] | None) -> list[Marks]:
    columns = Student.id, Student.first_name, Student.last_name, Student.email, Student.lms_user_id
    rows = gradebook.db.execute(select(*columns).order_by(Student.id))
    found = []
    for row in rows:
        id_, first_name, last_name, email, lms_user_id = ((value or "").strip() for value in row)
        found.append(Marks(id_, first_name, last_name, email, lms_user_id))
    if missing := set(only or []) - {marks.id for marks in found}:
        raise MarksError(f"There is no student {sorted(missing)[0]!r} in the gradebook.")
    return [marks for marks in found if not only or marks.id in only]


def _parts(gradebook: Gradebook, assignment: str) -> dict[str, Part]:
    """By the cell's id in the gradebook, in the order of the notebooks and exercises."""
    found = []
    for kind in (GradeCell, TaskCell):
        rows = gradebook.db.execute(
            select(kind.id, kind.name, kind.max_score, Notebook.name)
            .join(Notebook, kind.notebook_id == Notebook.id)
            .join(Assignment, Notebook.assignment_id == Assignment.id)
            .where(Assignment.name == assignment)
        )
        found += [
            (notebook, name.removesuffix("_check"), cell, points) for cell, name, points, notebook in rows
        ]
    found.sort(key=lambda row: (row[0], [int(n) if n.isdigit() else n for n in re.split(r"(\d+)", row[1])]))
    names = [name for _, name, _, _ in found]
    return {
        cell: Part(name if names.count(name) == 1 else f"{notebook}/{name}", points)
        for notebook, name, cell, points in found
    }


def _penalties(assignment: str):  # noqa: ANN202  (SQLAlchemy's own type has five parameters)
    """A row for each notebook of each submission; one of a submission without notebooks, too."""
    return (
        select(SubmittedAssignment.student_id, SubmittedNotebook.late_submission_penalty)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .outerjoin(SubmittedNotebook, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .where(Assignment.name == assignment)
    )


def _grades(assignment: str):  # noqa: ANN202
    return (
        select(
            SubmittedAssignment.student_id,
            BaseCell.id,
            Grade.auto_score,
            Grade.manual_score,
            Grade.score,
            Grade.needs_manual_grade,
        )
        .join(SubmittedNotebook, Grade.notebook_id == SubmittedNotebook.id)
        .join(SubmittedAssignment, SubmittedNotebook.assignment_id == SubmittedAssignment.id)
        .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
        .join(BaseCell, Grade.cell_id == BaseCell.id)
        .where(Assignment.name == assignment)
    )
