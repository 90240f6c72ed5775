"""`autograder report`: what a class misunderstood, on one page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from autograder.commands.errors import CannotDo


def report(assignment: str, folder: Path, output: Path | None, names: bool) -> None:
    """Write the page, and CSV files beside it. Raises `CannotDo` where nothing is graded yet."""
    if output is not None and output.suffix.lower() not in (".html", ".htm"):
        raise CannotDo(f"--output names the page, which is an HTML file: {output.name}.html?")
    from autograder.class_report.collect import collect
    from autograder.class_report.page import page
    from autograder.class_report.project import NoCourse
    from autograder.class_report.tables import tables

    try:
        data = collect(folder, assignment, names)
    except NoCourse as reason:
        raise CannotDo(str(reason)) from None
    target = output or folder / "course" / "report" / assignment / "report.html"
    target.parent.mkdir(parents=True, exist_ok=True)
    _write(target, page(data, datetime.now()), "utf-8")
    written = [target]
    for name, text in tables(data).items():
        written.append(target.with_name(f"{target.stem}-{name}.csv"))
        _write(written[-1], text, "utf-8-sig")  # a spreadsheet takes it for another encoding without the mark
    print(f"{len(data.submissions)} submissions of {assignment}, {len(data.exercises)} exercises:")
    for file in written:
        print(f"  {file}")


def _write(file: Path, text: str, encoding: str) -> None:
    # Half a surrogate pair can stand in a student's JSON, and in no file.
    file.write_text(text, encoding=encoding, errors="backslashreplace", newline="")
