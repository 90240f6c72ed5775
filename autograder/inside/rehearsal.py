"""What a worker does once to spare its copies the work: much is imported, built or touched only on first use.

Every page of memory that a copy touches first is copied for it, and every import that is left to it is made anew each time;
on a class of hundreds that is most of what a fork costs.
"""

from __future__ import annotations

import importlib
import linecache

import cloudpickle.cloudpickle  # noqa: F401  (for the sake of the copies)

import autograder.inside.probes  # noqa: F401
from autograder.inside.messages import Observed
from autograder.inside.shell import Namespace, Shell
from autograder.inside.taking import replace_code


def rehearse(shell: Shell, course: str) -> None:
    """Run cells, a probe, and the `course`'s own rehearsal, a function "module:name"; empty where it has none."""
    shell.run("rehearsal", "None")
    shell.run("rehearsal", "import math\nmath.pi")
    seen = shell.observe(_course_rehearsal, (course,), 0)
    if not isinstance(seen, Observed):
        raise RuntimeError(f"{seen.type}: {seen.says}")
    replace_code([f"{__name__}:_to_be_taken"])
    # The libraries' own sources, read by decorators that look at them: to forget them again, which each copy does that
    # has something taken away, takes longer than all else that it does.
    linecache.clearcache()


def _course_rehearsal(names: Namespace, course: str) -> None:
    if course:
        module, _, name = course.partition(":")
        getattr(importlib.import_module(module), name)()


def _to_be_taken() -> None:
    pass
