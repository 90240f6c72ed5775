"""What a file of visible checks says besides its checks, read from its source so that nothing is imported.

`HINTS` is a list of hints, from a nudge to nearly the answer. `PASSED` says what the chapter does with an answer, once it
passes.
"""

from __future__ import annotations

import ast
from typing import Any

from autograder.course.assignment import visible_checks


def hints(exercise_id: str) -> list[str]:
    """The exercise's hints in order; none where it has none."""
    return _constant(exercise_id, "HINTS") or []


def after_passing(exercise_id: str) -> str:
    """What to tell a student whose answer passes; empty where there is nothing to tell."""
    return _constant(exercise_id, "PASSED") or ""


def _constant(exercise_id: str, name: str) -> Any:
    for path in visible_checks(exercise_id):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            match node:
                case ast.Assign(targets=[ast.Name(id=found)], value=value) if found == name:
                    return ast.literal_eval(value)
    return None
