"""Marks into Moodle: the grading worksheet of an assignment, filled in, and the feedback pages as a zip.

Moodle's column names are in the language of the site. Where a name is not the English one, the instructor says which
column it is; nothing is guessed from words.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from autograder.marks.book import Book, Marks
from autograder.marks.cells import decimal_comma, number, read_number, safe
from autograder.marks.errors import MarksError
from autograder.marks.filling import Wishes, factor, fill, listed, waits, who_is_missing
from autograder.marks.matching import Key, Matched, match, names_of, plain
from autograder.marks.sheet import Sheet

PARTICIPANT = re.compile(r"\D*\s?(\d+)")


@dataclass(frozen=True)
class Columns:
    """What an instructor calls the columns of a worksheet that is not in English."""

    grade: str | None = None
    feedback: str | None = None


class Worksheet:
    """A grading worksheet as Moodle wrote it. Raises `MarksError` where it is none."""

    def __init__(self, sheet: Sheet, columns: Columns = Columns()):
        self.sheet = sheet
        self.rows = [row for row in range(1, len(sheet.rows)) if not sheet.is_blank(row)]
        if not self.rows or len(sheet.header) < 3:
            raise MarksError(
                f"{sheet.name} is no grading worksheet of Moodle: it has no rows with three columns."
            )
        self.grade = self._named(columns.grade, "Grade", "--grade-column")
        self.identifier = self._identifier()
        self._feedback = columns.feedback

    @property
    def feedback(self) -> int:
        """The column of feedback comments."""
        return self._named(self._feedback, "Feedback comments", "--feedback-column")

    def participant(self, row: int) -> str:
        """The number by which Moodle knows a row's student in this assignment."""
        found = PARTICIPANT.fullmatch(self.sheet.value(row, self.identifier))
        assert found is not None  # as for every row of the column
        return found[1]

    def maximum(self) -> float | None:
        """The highest grade; None where no column says so.

        Without the English name it is the column after the grade, where Moodle puts it, if that has one number in all
        rows.
        """
        header, after = self.sheet.header, self.grade + 1
        column = header.index("Maximum Grade") if "Maximum Grade" in header else after
        found = {read_number(self.sheet.value(row, column)) for row in self.rows}
        return found.pop() if len(found) == 1 else None

    def comma(self) -> bool:
        """Whether the worksheet writes numbers with a comma."""
        return decimal_comma(
            self.sheet.value(row, column) for row in self.rows for column in (self.grade, self.grade + 1)
        )

    def match(self, students: list[Marks]) -> Matched:
        """Students by e-mail address, by an id, else by their full name."""
        emails, ids, names = (
            self._cells(students, of)
            for of in (lambda m: {plain(m.email)}, lambda m: {plain(m.id), plain(m.lms_user_id)}, names_of)
        )
        keys = [
            Key("e-mail address", emails, lambda m: [m.email]),
            Key("id", ids, lambda m: [m.id, m.lms_user_id]),
        ]
        return match(students, keys, {row: "" for row in self.rows} | names, self.sheet.name)

    def closed(self) -> dict[int, str]:
        """The rows whose grade Moodle does not take."""
        header = self.sheet.header
        if "Grade can be changed" not in header:
            return {}
        column = header.index("Grade can be changed")
        return {row: "locked in Moodle" for row in self.rows if self.sheet.value(row, column) == "No"}

    def name(self, row: int) -> str:
        """The full name in a row, or the participant where the worksheet has none."""
        header = self.sheet.header
        column = header.index("Full name") if "Full name" in header else self.identifier + 1
        text = self.sheet.value(row, column) if column < self.grade else ""
        return text or self.sheet.value(row, self.identifier)

    def _cells(self, students: list[Marks], of: Callable[[Marks], set[str]]) -> dict[int, str]:
        """The column left of the grade in which most of these are found: which one that is differs between sites."""
        wanted = {value for marks in students for value in of(marks)} - {""}
        columns = [column for column in range(self.grade) if column != self.identifier]

        def hits(column: int) -> int:
            return sum(plain(self.sheet.value(row, column)) in wanted for row in self.rows)

        best = max(columns, key=hits, default=None)
        if best is None or not hits(best):
            return {}
        return {row: self.sheet.value(row, best) for row in self.rows}

    def _named(self, wanted: str | None, english: str, option: str) -> int:
        header = self.sheet.header
        found = [n for n, name in enumerate(header) if name == (wanted or english).strip()]
        if len(found) != 1:
            how = "More than one column is" if found else "No column is"
            raise MarksError(
                f"{how} called {wanted or english!r}: say which it is with {option}. "
                f"{self.sheet.name} has {listed(header)}."
            )
        return found[0]

    def _identifier(self) -> int:
        for column in range(self.grade):
            if all(PARTICIPANT.fullmatch(self.sheet.value(row, column)) for row in self.rows):
                numbers = [PARTICIPANT.fullmatch(self.sheet.value(row, column))[1] for row in self.rows]  # type: ignore[index]
                if len(set(numbers)) < len(numbers):
                    raise MarksError(f"A participant is in {self.sheet.name} twice: download it again.")
                return column
        raise MarksError(
            f"{self.sheet.name} is no grading worksheet of Moodle: no column left of the grade has participants, "
            f"such as 'Participant 123456'. It has {listed(self.sheet.header)}."
        )


def fill_moodle(
    worksheet: Worksheet, book: Book, wishes: Wishes, comments: bool = False
) -> tuple[Matched, list[str]]:
    """Fill in the final points of `book`, and `comments` if asked for.

    Returns who is in which row, and what there is to say about it, a line each. Raises `MarksError`, and leaves the sheet
    alone, where anything is in doubt.
    """
    sheet = worksheet.sheet
    column = worksheet.feedback if comments else None
    found = worksheet.match(book.students)
    if not found.rows:
        raise MarksError(f"None of the {len(book.students)} students in the gradebook is in {sheet.name}.")
    maximum = worksheet.maximum()
    times = factor(book, maximum, wishes.scale, "Moodle")
    comma = worksheet.comma()
    written, notes = fill(
        sheet, worksheet.grade, found, book.students, wishes, times, comma, worksheet.closed()
    )
    if maximum is None:
        notes.append(
            f"No column says what Moodle's maximum is: make sure that it is {number(book.max_score)}."
        )
    elif over := [m.name for m in written if m.final * times > maximum + 0.005]:
        notes.append(f"Moodle skips points above its maximum of {number(maximum)}: {'; '.join(over)}")
    if column is not None:
        for marks in written:
            sheet.set(found.rows[marks.id], column, safe(comment(book, marks)))
    there = [worksheet.name(row) for row in found.only_there]
    return found, [*notes, *who_is_missing(found, there, "Moodle"), *waits(book)]


def comment(book: Book, marks: Marks) -> str:
    """A student's points in a few words of HTML: the totals, and the exercises that did not earn all theirs."""
    lines = [f"{number(marks.raw)} of {number(book.max_score)} points."]
    if marks.penalty:
        lines.append(f"Late penalty: {number(marks.penalty)}. Final: {number(marks.final)}.")
    if marks.waiting:
        lines.append(f"Not marked yet: {number(marks.waiting)}.")
    short = [
        f"{part.label}: {number(score)} of {number(part.max_score)}"
        for part in book.parts
        if (score := marks.scores.get(part.label)) is not None and score < part.max_score
    ]
    return "<br>".join(html.escape(line) for line in [*lines, *short])


def feedback_zip(
    worksheet: Worksheet, found: Matched, pages: dict[str, list[Path]]
) -> tuple[bytes, list[str]]:
    """The feedback pages by student, in the folders by which Moodle knows whose they are; and what there is to say.

    Raises `MarksError` where nobody has a page.
    """
    data = io.BytesIO()
    without = []
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for student, row in sorted(found.rows.items()):
            name = re.sub(r"[_/\\:*?\"<>|\x00-\x1f]+", " ", worksheet.name(row)).strip(" .~") or "Student"
            for page in pages.get(student, []):
                folder = f"{name}_{worksheet.participant(row)}_assignfeedback_file"
                # Always with the same date, so that the same pages make the same zip.
                info = zipfile.ZipInfo(f"{folder}/{page.name.lstrip('.~')}")
                info.external_attr = 0o644 << 16
                archive.writestr(info, page.read_bytes(), zipfile.ZIP_DEFLATED)
            if not pages.get(student):
                without.append(student)
        empty = not archive.namelist()
    if empty:
        raise MarksError("There are no feedback pages yet. Run: nbgrader generate_feedback, then this again.")
    return data.getvalue(), [f"Without a feedback page: {'; '.join(without)}"] if without else []
