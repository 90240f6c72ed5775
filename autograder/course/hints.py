"""Hints, from a nudge to nearly the answer: the list `HINTS` in the file of an exercise's visible checks."""

from __future__ import annotations

import ast

from autograder.course.assignment import visible_checks


def hints(exercise_id: str) -> list[str]:
    """The exercise's hints in order; none where it has none. Read from the source, so nothing is imported."""
    for path in visible_checks(exercise_id):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            match node:
                case ast.Assign(targets=[ast.Name(id="HINTS")], value=value):
                    return ast.literal_eval(value)
    return []
