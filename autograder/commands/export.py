"""`autograder export`: marks into a file that a school's system or a spreadsheet program reads."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from autograder.commands.errors import CannotDo

if TYPE_CHECKING:
    from autograder.marks.export import Request


def export(request: Request, folder: Path) -> None:
    """Export from the course in `folder`, and print what there is to know. Raises `CannotDo`; then nothing is written."""
    from autograder.classroom.course import Course, NoCourse, configuration
    from autograder.marks.errors import MarksError
    from autograder.marks.export import export as run

    try:
        course = Course(folder)
        with course.gradebook() as gradebook:
            notes = run(gradebook, course.directory, configuration(folder), request)
    except (NoCourse, MarksError) as reason:
        raise CannotDo(str(reason)) from None
    console = Console(highlight=False, markup=False, soft_wrap=True)
    for line in notes:
        console.print("".join(c if c.isprintable() else " " for c in line))
