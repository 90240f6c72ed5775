"""The file of extensions: who may hand in later, and how much.

A CSV file with the columns `student`, `assignment`, and `until` or `days` (or both columns, with one of them filled in a
row). `*` is everybody, or every assignment. Where several rows are about one submission, the latest date counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from autograder.classroom.times import moment
from autograder.marks.cells import read_number
from autograder.marks.errors import MarksError, PolicyError
from autograder.marks.sheet import Sheet

ALL = "*"


@dataclass(frozen=True)
class Extension:
    """One row. `until` is a time in UTC without a zone, as in the gradebook; `extra` is added to the due date."""

    row: int
    student: str
    assignment: str
    until: datetime | None = None
    extra: timedelta = timedelta()

    def is_for(self, student: str, assignment: str) -> bool:
        return self.student in (student, ALL) and self.assignment in (assignment, ALL)

    def due(self, due: datetime) -> datetime:
        """When a submission is due that was due at `due`. An extension never makes it earlier."""
        return max(due, self.until or due, due + self.extra)


def read_extensions(path: Path, local: ZoneInfo) -> list[Extension]:
    """The rows of the file. Times without a zone are in `local`. Raises `PolicyError`, which names the row."""
    try:
        sheet = Sheet.read(path)
    except MarksError as reason:
        raise PolicyError(f"Extensions: {reason}") from None
    header = [name.casefold() for name in sheet.header]
    wanted = {"student", "assignment"}
    if not wanted <= set(header) or not {"until", "days"} & set(header):
        raise PolicyError(
            f"{path} needs the columns student, assignment, and until or days. It has {', '.join(sheet.header)}."
        )
    found: dict[tuple[str, str], Extension] = {}
    for number in range(1, len(sheet.rows)):
        if sheet.is_blank(number):
            continue
        cells = {name: sheet.value(number, column) for column, name in enumerate(header)}
        where = f"{path}, row {number + 1}"
        one = _extension(number + 1, cells, local, where)
        before = found.setdefault((one.student, one.assignment), one)
        if before is not one:
            raise PolicyError(
                f"{where}: row {before.row} is about {one.student} and {one.assignment}, too. Keep one of them."
            )
    return list(found.values())


def _extension(row: int, cells: dict[str, str], local: ZoneInfo, where: str) -> Extension:
    student, assignment = cells["student"], cells["assignment"]
    until, days = cells.get("until", ""), cells.get("days", "")
    for column in ("student", "assignment"):
        if not cells[column]:
            raise PolicyError(f"{where}: the {column} is missing (* is for all).")
    if bool(until) == bool(days):
        raise PolicyError(f"{where}: fill in until or days, one of the two.")
    if until:
        try:
            return Extension(row, student, assignment, until=moment(until, local))
        except ValueError as reason:
            raise PolicyError(f"{where}: {reason}") from None
    extra = read_number(days)
    if extra is None or not 0 < extra <= 3660:
        raise PolicyError(f"{where}: {days!r} is no number of extra days, such as 2 or 0.5.")
    return Extension(row, student, assignment, extra=timedelta(days=extra))
