"""All marks as a CSV file: a row for each student, a column for each exercise and each written answer."""

from __future__ import annotations

import csv
import io

from autograder.marks.book import Book, Marks
from autograder.marks.cells import number, safe

STUDENT = ("student", "last name", "first name", "email", "submitted")
TOTALS = ("raw score", "late penalty", "final score", "maximum", "points waiting", "seconds late")


def table(book: Book) -> bytes:
    """The file, in UTF-8 with the mark by which Excel knows it.

    Text is quoted and numbers are not. A cell is empty where nobody has given points yet, and where nothing was submitted.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow([safe(name) for name in (*STUDENT, *(part.label for part in book.parts), *TOTALS)])
    for marks in book.students:
        scores = [_number(marks.scores.get(part.label)) for part in book.parts]
        writer.writerow([*_student(marks), *scores, *_totals(book, marks)])
    return text.getvalue().encode("utf-8-sig")


class _Number(float):
    """A number that the csv module writes as it is shown here, and without quotes."""

    def __repr__(self) -> str:
        return number(self, places=4)

    __str__ = __repr__


def _number(value: float | None) -> _Number | str:
    return "" if value is None else _Number(value)


def _student(marks: Marks) -> list[str]:
    said = (marks.id, marks.last_name, marks.first_name, marks.email, "yes" if marks.submitted else "no")
    return [safe(text) for text in said]


def _totals(book: Book, marks: Marks) -> list[_Number]:
    totals = (marks.raw, marks.penalty, marks.final, book.max_score, marks.waiting, marks.seconds_late)
    return [_Number(value) for value in totals]
