"""What an exercise may take parts from: the same student's notebooks of other assignments.

Both ways of grading a class ask here, so that the same submissions get the same points.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from autograder.classroom.intake import Refused, look, read
from autograder.course.assignment import Assignment, assignments
from autograder.course.manifest import current


def others(assignment: Assignment) -> list[str]:
    """The other assignments of the course, where an exercise of this one takes parts; none where none does."""
    if not current().manifest.parts.used_by.keys() & {e.id for e in assignment.exercises}:
        return []
    return [other.id for other in assignments() if other.id != assignment.id]


def beside(assignment: Assignment, submitted: Callable[[str], Path]) -> dict[str, bytes]:
    """A student's notebooks of the `others`, by name; `submitted` gives the folder of an assignment.

    Those in the folder of this assignment count first: some students hand all their notebooks in at once. Like everything
    that a student hands in, they are read without following a link, and what cannot be read is left out.
    """
    found: dict[str, bytes] = {}
    names = others(assignment)
    for folder in map(submitted, [assignment.id, *names] if names else []):
        for name in look(folder).notebooks if folder.is_dir() else []:
            with suppress(Refused):
                found.setdefault(name, read(folder, name))
    return found
