"""The data of the page as CSV files, for a spreadsheet or another program."""

from __future__ import annotations

import csv
import io

from autograder.class_report.data import ClassData
from autograder.class_report.facts import facts_of, is_complete, status_of
from autograder.class_report.project import visible

Cell = str | int | float | None
MISTAKES = (
    *("exercise", "mistake", "exception", "students", "of", "check", "hidden check"),
    *("tried", "expected", "got", "message"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def tables(data: ClassData) -> dict[str, str]:
    """The files' contents, by the last part of their names. Texts are quoted, numbers are not; what is unknown is empty."""
    facts = facts_of(data)
    kinds = sorted({status for fact in facts for status in fact.statuses})
    exercises: list[list[Cell]] = [
        [
            "exercise",
            "title",
            "notebook",
            "points",
            "students",
            *kinds,
            "share of points",
            "tells strong from weak",
        ]
    ]
    mistakes: list[list[Cell]] = [list(MISTAKES)]
    for fact in facts:
        e = fact.exercise
        tells = None if fact.tells is None else round(fact.tells, 3)
        counts = [fact.statuses[kind] for kind in kinds]
        exercises.append(
            [e.id, e.title, e.notebook, e.points, fact.students, *counts, round(fact.share, 4), tells]
        )
        for m in fact.mistakes:
            example = m.example
            hidden = "yes" if example.hidden else "no"
            row: list[Cell] = [e.id, m.name, m.raised, m.students, fact.students, example.says, hidden]
            mistakes.append([*row, example.tried, example.expected, example.got, example.why])
    attempts = any(one.hand_ins for one in data.submissions)
    students: list[list[Cell]] = [_head(data, attempts)]
    for one in data.submissions:
        late = round(one.seconds_late / 3600, 2) if data.has_due else None
        row = [one.label, round(one.points, 4) if is_complete(one, data) else None]
        row += [one.total, one.max_total, one.waiting, late]
        row += [one.hand_ins or None] if attempts else []
        row += [" ".join([*one.unread, *one.problems])]
        for e in data.exercises:
            result = one.results.get(e.id)
            row += [status_of(one, e), result.score if result else None]
        students.append(row)
    return {"exercises": _text(exercises), "mistakes": _text(mistakes), "students": _text(students)}


def _head(data: ClassData, attempts: bool) -> list[Cell]:
    about = [
        "student",
        "points of the exercises",
        "total in the gradebook",
        "highest total",
        "answers waiting",
    ]
    about += ["hours late", *(["times handed in"] if attempts else []), "problems"]
    return [*about, *(name for e in data.exercises for name in (e.id, f"{e.id} points"))]


def _text(rows: list[list[Cell]]) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerows(
        [[_guarded(cell) for cell in row] for row in rows]
    )
    return out.getvalue()


def _guarded(cell: Cell) -> Cell:
    """A text that a spreadsheet would take for a formula gets an apostrophe in front. None becomes an empty cell."""
    if not isinstance(cell, str):
        return "" if cell is None else cell
    text = visible(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
