"""The report that each graded notebook keeps in its metadata.

Only that part of the file is decoded: a class has thousands of notebooks, and most of each is cells and outputs.
"""

from __future__ import annotations

import json
from pathlib import Path

import msgspec

SCHEMA = 1
"""The schema of the reports that this package can read."""


class KeptFailure(msgspec.Struct):
    why: str = ""
    tried: str = ""
    expected: str = ""
    got: str = ""
    lines: list[str] = []
    mistake: str = ""


class KeptCheck(msgspec.Struct):
    name: str
    says: str
    status: str
    hidden: bool = False
    failure: KeptFailure | None = None


class KeptExercise(msgspec.Struct):
    id: str
    title: str
    status: str
    score: float
    max_score: float
    checks: list[KeptCheck]
    message: str = ""


class KeptReport(msgspec.Struct):
    """The part of a `Report` that the page shows. Fields that it does not name are skipped."""

    problems: list[str]
    exercises: list[KeptExercise]


class Unreadable(Exception):
    """A graded notebook has no report that can be read. The message says why, in a few words."""


class _Notes(msgspec.Struct):
    report: msgspec.Raw = msgspec.Raw()


class _Metadata(msgspec.Struct):
    autograder: _Notes | None = None


class _Notebook(msgspec.Struct):
    metadata: _Metadata


class _Schema(msgspec.Struct):
    schema: int = 0


_notebook = msgspec.json.Decoder(_Notebook)
_schema = msgspec.json.Decoder(_Schema)
_report = msgspec.json.Decoder(KeptReport)


def kept_report(path: Path) -> KeptReport:
    """The report in the graded notebook at `path`. Raises `Unreadable`."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("is gone") from None
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror})") from None
    try:
        notes = _notebook.decode(content).metadata.autograder
    except msgspec.MsgspecError:
        notes = _leniently(content)
    if notes is None or not bytes(notes.report):
        raise Unreadable("has no report in it")
    try:
        if _schema.decode(notes.report).schema != SCHEMA:
            raise Unreadable("was graded by another version of the autograder")
        return _report.decode(notes.report)
    except msgspec.MsgspecError:
        raise Unreadable("was graded by another version of the autograder") from None


def _leniently(content: bytes) -> _Notes | None:
    """The same of JSON as Python takes it: with NaN in it, or half a surrogate pair. Raises `Unreadable`."""
    try:
        loose = json.loads(content, parse_constant=lambda name: None)
        content = json.dumps(loose, ensure_ascii=False).encode("utf-8", "replace")
        return _notebook.decode(content).metadata.autograder
    except (ValueError, RecursionError):  # msgspec's and json's errors are ValueErrors
        raise Unreadable("is broken") from None
