"""Who is who: the students of the gradebook, and the rows of somebody else's list.

Ids come first: a row is a student's if one of its ids says so. Names count only where no id does, and only where each list
has that name once. Anything that could be two people is an error, since marks would go to the wrong person.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from autograder.marks.book import Marks
from autograder.marks.errors import MarksError


@dataclass(frozen=True)
class Key:
    """A kind of id: what messages call it, which row has which, and which of them could be a student's."""

    called: str
    rows: Mapping[int, str]
    of: Callable[[Marks], Iterable[str]]


@dataclass
class Matched:
    """Rows by student id, and who was found by name alone. `only_here` and `only_there` are in one list alone."""

    rows: dict[str, int] = field(default_factory=dict)
    by_name: list[Marks] = field(default_factory=list)
    only_here: list[Marks] = field(default_factory=list)
    only_there: list[int] = field(default_factory=list)


def plain(text: str) -> str:
    """A name or an id as it is compared: without invisible marks, double blanks, and the difference of A and a."""
    shown = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return " ".join(shown.split()).casefold()


def names_of(marks: Marks) -> set[str]:
    """The ways in which a list may write a student's name."""
    first, last = marks.first_name, marks.last_name
    written = (
        (f"{first} {last}", f"{last}, {first}", f"{last} {first}") if first and last else (first or last,)
    )
    return {plain(name) for name in written} - {""}


def match(students: list[Marks], keys: list[Key], names: Mapping[int, str], file: str) -> Matched:
    """Find each student's row. `names` are the rows' names; all rows of the list are in it.

    Raises `MarksError` where a row or a student could be two.
    """
    found = Matched()
    claimed: dict[int, Marks] = {}

    def claim(marks: Marks, row: int) -> None:
        other = claimed.setdefault(row, marks)
        if other is not marks:
            raise MarksError(
                f"{file}, row {row + 1} could be {other.id} or {marks.id} of the gradebook: give one of them another id."
            )
        found.rows[marks.id] = row

    indexes = [(key, _index(key.rows)) for key in keys]
    for marks in students:
        says: dict[int, str] = {}
        for key, index in indexes:
            for row in {row for value in key.of(marks) for row in index.get(plain(value), ())}:
                says.setdefault(row, key.called)
        if len(says) > 1:
            (row, called), (other, other_called) = sorted(says.items())[:2]
            raise MarksError(
                f"{marks.id} is in {file} twice: in row {row + 1} by {called}, in row {other + 1} by {other_called}."
            )
        for row in says:
            claim(marks, row)
    _by_name(students, names, found, claim, claimed, file)
    found.only_here = [marks for marks in students if marks.id not in found.rows]
    found.only_there = [row for row in names if row not in claimed]
    return found


def _by_name(
    students: list[Marks],
    names: Mapping[int, str],
    found: Matched,
    claim: Callable[[Marks, int], None],
    claimed: Mapping[int, Marks],
    file: str,
) -> None:
    rows = _index(names)
    called: dict[str, list[Marks]] = {}
    for marks in students:
        for name in names_of(marks):
            called.setdefault(name, []).append(marks)
    for marks in [marks for marks in students if marks.id not in found.rows]:
        for name in sorted(names_of(marks)):
            free = [row for row in rows.get(name, []) if row not in claimed]
            if not free:
                continue
            if len(rows[name]) > 1 or len(called[name]) > 1:
                where = file if len(rows[name]) > 1 else "the gradebook"
                raise MarksError(
                    f"Two students in {where} are called {marks.name}: give {marks.id} an id that {file} has, too."
                )
            claim(marks, free[0])
            found.by_name.append(marks)
            break


def _index(values: Mapping[int, str]) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for row, value in values.items():
        if plain(value):
            index.setdefault(plain(value), []).append(row)
    return index
