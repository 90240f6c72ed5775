"""A CSV file in which a few cells change and every other byte stays as it came.

Python's csv module reads values, but it does not say how a cell was quoted or how a line ended. So a `Sheet` keeps the
text of each cell as it stood in the file. Values are the ones that the csv module reads.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from autograder.marks.errors import MarksError

DELIMITERS = ",;\t"
LINE_END = re.compile(r"\r\n|\n|\r")


@dataclass
class Cell:
    """A cell: its text in the file, and the value that this text stands for."""

    raw: str
    value: str


class Sheet:
    """The rows of a CSV file. `name` is what messages call it."""

    def __init__(self, text: str, name: str = "the file", delimiter: str | None = None, bom: bool = False):
        """Raises `MarksError` where a quoted cell never ends."""
        self.name = name
        self.bom = bom
        self.delimiter = delimiter or _best_delimiter(text)
        self.rows: list[list[Cell]] = []
        self.ends: list[str] = []
        self._parse(text)

    @classmethod
    def read(cls, path: Path) -> Sheet:
        """Raises `MarksError` where there is no such file, or it is not CSV text in UTF-8."""
        if not path.is_file():
            raise MarksError(f"There is no file {path}.")
        data = path.read_bytes()
        if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            raise MarksError(f"{path} is a spreadsheet program's own file: save it as CSV.")
        bom = data.startswith(codecs.BOM_UTF8)
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise MarksError(
                f"{path} is not CSV text in UTF-8: download it again, in that encoding."
            ) from None
        if "\0" in text or not text.strip():
            what = "is empty" if not text.strip() else "is no CSV file"
            raise MarksError(f"{path} {what}.")
        return cls(text, str(path), bom=bom)

    def to_bytes(self) -> bytes:
        """The file again, in UTF-8. Without a `set` these are the bytes that were read."""
        lines = (
            self.delimiter.join(c.raw for c in row) + end
            for row, end in zip(self.rows, self.ends, strict=True)
        )
        return (codecs.BOM_UTF8 if self.bom else b"") + "".join(lines).encode()

    @property
    def header(self) -> list[str]:
        return [cell.value.strip() for cell in self.rows[0]]

    def value(self, row: int, column: int) -> str:
        """The value of a cell without blanks around it; empty where the row is too short."""
        cells = self.rows[row]
        return cells[column].value.strip() if column < len(cells) else ""

    def is_blank(self, row: int) -> bool:
        return not any(cell.value.strip() for cell in self.rows[row])

    def set(self, row: int, column: int, text: str) -> None:
        """Write a cell. It keeps its quotes if it had any, and gets them if it needs them."""
        cells = self.rows[row]
        cells.extend(Cell("", "") for _ in range(column + 1 - len(cells)))
        quoted = cells[column].raw.startswith('"') or any(c in text for c in f'{self.delimiter}"\r\n')
        raw = '"' + text.replace('"', '""') + '"' if quoted else text
        cells[column] = Cell(raw, text)

    def _parse(self, text: str) -> None:
        other = f"[^{re.escape(self.delimiter)}\r\n]*"
        cell = re.compile(f'"([^"]*(?:""[^"]*)*)"(?!")({other})|({other})')
        row: list[Cell] = []
        at = 0
        while at < len(text):
            found = cell.match(text, at)
            assert found is not None  # the last part of the pattern also matches nothing
            if text[at] == '"' and found[1] is None:
                raise MarksError(
                    f"{self.name} is no CSV file: the quote in row {len(self.rows) + 1} is never closed."
                )
            value = found[3] if found[1] is None else found[1].replace('""', '"') + found[2]
            row.append(Cell(found[0], value))
            at = found.end()
            if end := LINE_END.match(text, at):
                self.rows.append(row)
                self.ends.append(end[0])
                row = []
                at = end.end()
            elif at < len(text):  # at a delimiter
                at += 1
                if at == len(text):
                    row.append(Cell("", ""))
        if row:
            self.rows.append(row)
            self.ends.append("")


def _best_delimiter(text: str) -> str:
    """The one that cuts the rows into equally many cells; among those, the one that makes most cells."""

    def fit(delimiter: str) -> tuple[bool, int]:
        try:
            rows = Sheet(text, delimiter=delimiter).rows
        except MarksError:
            return False, text.count(delimiter)  # so that it is said what is wrong, if nothing else fits
        widths = {len(row) for row in rows if any(cell.value.strip(DELIMITERS + " ") for cell in row)}
        return len(widths) == 1 and widths != {1}, len(rows[0]) if rows else 0

    return max(DELIMITERS, key=fit)
