"""`autograder collect`: bring submissions in from nbgrader's exchange."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text

from autograder.commands.errors import CannotDo


def collect(assignment: str, *, update: bool, folder: Path) -> bool:
    """Collect, and print what nbgrader says of it. Returns whether every submission was collected. Raises `CannotDo`."""
    from autograder.classroom.course import Course, NoCourse
    from autograder.classroom.intake import shown

    try:
        course = Course(folder)
        course.assignment(assignment)
    except NoCourse as reason:
        raise CannotDo(str(reason)) from None
    done = course.collect(assignment, update)
    console = Console(highlight=False)
    for line in (done.get("log") or "").splitlines():
        console.print(Text(shown(line)), soft_wrap=True)
    if not done["success"]:
        lines = [line for line in (done.get("error") or "").splitlines() if line.strip()]
        raise CannotDo(shown(lines[-1]) if lines else "nbgrader could not collect.")
    return "ERROR" not in (done.get("log") or "")
