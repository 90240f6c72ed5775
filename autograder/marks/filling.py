"""What filling in Canvas's file and Moodle's have in common: whose cell gets which points, and what is said about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from autograder.marks.book import Book, Marks
from autograder.marks.cells import number, read_number
from autograder.marks.errors import MarksError
from autograder.marks.matching import Matched
from autograder.marks.sheet import Sheet


@dataclass(frozen=True)
class Wishes:
    """What an instructor may ask for. `scale`: to their maximum, or not; None where nothing was said."""

    scale: bool | None = None
    zeros: bool = False  # for those who submitted nothing


def factor(book: Book, maximum: float | None, scale: bool | None, system: str) -> float:
    """What points are multiplied by. Raises `MarksError` where the maximums differ and nobody has said what to do."""
    if maximum is None or abs(maximum - book.max_score) < 1e-6:
        return 1.0
    if scale is None:
        ours, theirs = number(book.max_score), number(maximum)
        raise MarksError(
            f"{system} gives at most {theirs} points, and {book.assignment} has {ours}: "
            f"change it there, or add --scale (to {theirs}) or --no-scale (points as they are)."
        )
    if scale and (not book.max_score or not maximum):
        raise MarksError(f"Points cannot be scaled from {number(book.max_score)} to {number(maximum)}.")
    return maximum / book.max_score if scale else 1.0


def fill(
    sheet: Sheet,
    column: int,
    found: Matched,
    students: Iterable[Marks],
    wishes: Wishes,
    times: float,
    comma: bool,
    closed: dict[int, str],
) -> tuple[list[Marks], list[str]]:
    """Write the final points into the rows that were found. Rows in `closed` stay as they are, and why is said.

    Returns whose cell was written, and what there is to say.
    """
    written: list[Marks] = []
    absent: list[str] = []
    changed: list[str] = []
    kept: list[str] = []
    for marks in students:
        row = found.rows.get(marks.id)
        if row is None:
            continue
        if row in closed:
            kept.append(f"{marks.name} ({closed[row]})")
        elif marks.ungraded:
            kept.append(f"{marks.name} (not graded yet)")
        elif not marks.submitted and not wishes.zeros:
            absent.append(marks.name)
        else:
            new, before = number(marks.final * times, comma=comma), read_number(sheet.value(row, column))
            if before is not None and number(before) != number(marks.final * times):
                changed.append(f"{marks.name} ({number(before)}, now {new})")
            if before is None or number(before) != number(marks.final * times):
                sheet.set(row, column, new)
            written.append(marks)
    notes = [f"{len(written)} have their points in {sheet.header[column]!r}."]
    notes += _listed("Another number was there before", changed)
    notes += _listed("Left as it was", kept)
    notes += _listed("Submitted nothing, so their cell is left as it was (--zeros writes 0)", absent)
    return written, notes


def who_is_missing(found: Matched, there: list[str], system: str) -> list[str]:
    """Who is in one list and not in the other, both ways, and who was found by name alone."""
    here = [f"{marks.name} ({marks.id})" if marks.name != marks.id else marks.id for marks in found.only_here]
    return [
        *_listed(f"In the gradebook, but not in {system}'s file", here),
        *_listed(f"In {system}'s file, but not in the gradebook", there),
        *_listed("Found by name alone", [marks.name for marks in found.by_name]),
    ]


def waits(book: Book) -> list[str]:
    """A warning where points still wait for a person."""
    if not book.waiting:
        return []
    total = number(sum(marks.waiting for marks in book.waiting))
    who = "1 student" if len(book.waiting) == 1 else f"{len(book.waiting)} students"
    return [f"Not final yet: {total} points of {who} wait for a person to mark them in formgrader."]


def listed(names: list[str]) -> str:
    return ", ".join(repr(name) for name in names) or "none"


def _listed(what: str, names: list[str]) -> list[str]:
    return [f"{what}: {'; '.join(names)}"] if names else []
