"""Marks into Canvas: its own gradebook export, with one column filled in.

Canvas matches students and assignments by the ids in the file. So nothing is made up here: every other cell, and each
line's own end, stays as Canvas wrote it.
"""

from __future__ import annotations

import re

from autograder.marks.book import Book, Marks
from autograder.marks.cells import decimal_comma, read_number
from autograder.marks.errors import MarksError
from autograder.marks.filling import Wishes, factor, fill, listed, waits, who_is_missing
from autograder.marks.matching import Key, Matched, match, plain
from autograder.marks.sheet import Sheet

TITLE = re.compile(r"(.*) \((\d+)\)", re.DOTALL)
TOTAL = re.compile(
    r"(Unposted )?(Current Score|Current Points|Current Grade|Final Score|Final Points|Final Grade"
    r"|Override Score|Override Grade|Override Status)"
)
HEADS = 4  # rows among which the one with the points is
TEST_STUDENT = "student, test"
CLOSED = {"EX": "excused", "N/A": "not assigned to them"}


def fill_canvas(sheet: Sheet, book: Book, wishes: Wishes, column: str | None = None) -> list[str]:
    """Fill in the final points of `book`. Returns what there is to say about it, a line each.

    The column is `column` (its title, with or without the number), or the one that is called like the assignment.
    Raises `MarksError`, and leaves the sheet alone, where anything is in doubt.
    """
    if not sheet.rows or not {"ID", "Section"} <= set(sheet.header):
        raise MarksError(
            f"{sheet.name} is no gradebook that Canvas exported: its first row has no columns ID and Section."
        )
    first = sheet.header.index("Section") + 1
    heads = range(1, min(HEADS, len(sheet.rows)))
    points_row = next((row for row in heads if "Points Possible" in sheet.value(row, 0)), 0)
    at = _column(sheet, first, points_row, book.assignment, column)
    rows = [row for row in range(points_row + 1, len(sheet.rows)) if _is_student(sheet, row, first)]
    found = _match(sheet, rows, book.students)
    if not found.rows:
        raise MarksError(f"None of the {len(book.students)} students in the gradebook is in {sheet.name}.")
    comma = decimal_comma(
        sheet.value(row, cell)
        for row in range(1, len(sheet.rows))
        for cell in range(first, len(sheet.rows[row]))
    )
    maximum = read_number(sheet.value(points_row, at)) if points_row else None
    times = factor(book, maximum, wishes.scale, "Canvas")
    closed = {row: why for row in rows if (why := CLOSED.get(sheet.value(row, at).upper()))}
    _, notes = fill(sheet, at, found, book.students, wishes, times, comma, closed)
    there = [sheet.value(row, 0) for row in found.only_there if plain(sheet.value(row, 0)) != TEST_STUDENT]
    return [*notes, *who_is_missing(found, there, "Canvas"), *waits(book)]


def _column(sheet: Sheet, first: int, points_row: int, assignment: str, wanted: str | None) -> int:
    columns = [
        number
        for number in range(first, len(sheet.header))
        if sheet.header[number]
        and not TOTAL.search(sheet.header[number])
        and "(read only)" not in (sheet.value(points_row, number) if points_row else "")
    ]
    there = listed([sheet.header[number] for number in columns])
    if wanted is None:
        found = [n for n in columns if _words(_title(sheet.header[n])) == _words(assignment)]
        doubt = f"Which column is {assignment}? Name it with --column"
    else:
        found = [n for n in columns if sheet.header[n] == wanted.strip()]
        found = found or [n for n in columns if _title(sheet.header[n]) == wanted.strip()]
        doubt = f"{'No' if not found else 'More than one'} assignment column is called {wanted!r}"
    if len(found) != 1:
        raise MarksError(f"{doubt}. {sheet.name} has these assignments: {there}.")
    return found[0]


def _title(header: str) -> str:
    found = TITLE.fullmatch(header)
    return found[1] if found else header


def _words(title: str) -> list[str]:
    return re.sub(r"[\W_]+", " ", title.casefold()).split()


def _is_student(sheet: Sheet, row: int, first: int) -> bool:
    """Whether it is a student's row, and not the second header that says which grades are posted, or a blank row."""
    return bool(sheet.value(row, 0)) and any(sheet.value(row, column) for column in range(1, first))


def _match(sheet: Sheet, rows: list[int], students: list[Marks]) -> Matched:
    header = sheet.header

    def cells(name: str) -> dict[int, str]:
        return {row: sheet.value(row, header.index(name)) for row in rows} if name in header else {}

    keys = [
        Key("ID", cells("ID"), lambda m: [m.lms_user_id or m.id]),
        Key("SIS User ID", cells("SIS User ID"), lambda m: [m.lms_user_id, m.id]),
        Key("SIS Login ID", cells("SIS Login ID"), lambda m: [m.id, m.email]),
    ]
    if "LastName" in header and "FirstName" in header:
        last, first = header.index("LastName"), header.index("FirstName")
        names = {row: f"{sheet.value(row, last)}, {sheet.value(row, first)}" for row in rows}
    else:
        names = {row: sheet.value(row, 0) for row in rows}
    return match(students, keys, names, sheet.name)
