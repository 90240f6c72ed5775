"""nbgrader's own steps, kept from taking more out of a student's folder than belongs to a submission.

nbgrader 0.9 copies whatever it finds there, following links, takes the names of folders for patterns, gives up on a class
for one odd file, and loads the configuration of any folder that a page names. It has no settings for these, so they are
replaced here, as long as a process lasts; `nbgrader_config.py` imports this module. Nothing that is installed is changed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any

from nbgrader.apps.api import NbGraderAPI
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.converters.base import BaseConverter, NbGraderException
from nbgrader.coursedir import CourseDirectory

from autograder.classroom.bounded import Seconds, bounded
from autograder.classroom.intake import (
    OWN,
    asked_for,
    bring,
    handed_in_at,
    look,
    no_folder,
    no_student,
    shown,
)

FORMGRADER = "nbgrader.server_extensions.formgrader.handlers"
NAVIGATION = ("document", "iframe", "frame", "empty")  # what a browser says it wants, if a person went there


def install() -> None:
    """Put all of it in place. As often as one likes."""
    _replace(BaseConverter, "init_assignment", _init_assignment)
    _replace(BaseConverter, "init_notebooks", _init_notebooks)
    _replace(BaseConverter, "convert_single_notebook", _convert_single_notebook)
    _replace(CourseDirectory, "get_existing_timestamp", _get_existing_timestamp)
    _replace(NbGraderAPI, "get_submitted_students", _get_submitted_students)
    if FORMGRADER in sys.modules:  # in a Jupyter server
        _replace(sys.modules[FORMGRADER].FormgraderHandler, "get", _get)
        _replace(sys.modules[FORMGRADER].SubmissionHandler, "get", _get_submission)


def _replace(owner: Any, name: str, new: Callable) -> None:
    original = getattr(owner, name)
    if getattr(original, "guarded", False):
        return

    @wraps(original)
    def guarded(self: Any, *args: Any, **kw: Any) -> Any:
        return new(original, self, *args, **kw)

    guarded.guarded = True  # type: ignore[attr-defined]
    setattr(owner, name, guarded)


def _init_assignment(original: Callable, self: BaseConverter, assignment: str, student: str) -> None:
    """Copy what belongs to a submission besides its notebooks; a student reads of it on the returned page: nothing."""
    self.seconds = Seconds()  # for this student's notebooks
    if not isinstance(self, Autograde | GenerateFeedback):
        original(self, assignment, student)
        return
    source = Path(self._format_source(assignment, student))
    asked = asked_for(self.config, assignment) if isinstance(self, Autograde) else ()
    found = look(source, asked)
    problems = found.problems() if isinstance(self, Autograde) else []
    names = [name for name in found.files if name in OWN or name in asked]
    for problem in problems + bring(source, Path(self._format_dest(assignment, student)), names):
        self.log.warning("%s: %s", student, problem)


def _init_notebooks(original: Callable, self: BaseConverter) -> None:
    if not isinstance(self, Autograde | GenerateFeedback):
        original(self)
        return
    asked = self.coursedir.student_id
    named = os.path.lexists(
        self._format_source(self.coursedir.assignment_id, asked)
    )  # or it is a person's pattern
    if asked != "*" and named and (why := no_student(asked)):
        raise NbGraderException(f"{shown(asked)} {why}. It was left alone.")
    original(self)
    for folder in list(self.assignments):
        student = Path(folder).parent.name
        why = no_folder(Path(folder)) or no_student(student)
        if why and Path(self._format_source(self.coursedir.assignment_id, student)) == Path(folder):
            self.log.error("%s %s. It was left alone.", shown(student), why)
            del self.assignments[folder]
            continue
        self.assignments[folder] = [n for n in self.assignments[folder] if _is_text(n)]


def _convert_single_notebook(original: Callable, self: BaseConverter, path: str) -> None:
    """Read, repair and show one notebook, within bounds: nbgrader goes on with the next student where one takes too much."""
    what = f"Reading and showing {os.path.basename(path)}"
    bounded(what, self.seconds, lambda: original(self, path))


def _is_text(path: str) -> bool:
    return shown(os.path.basename(path)) == os.path.basename(path)


def _get_existing_timestamp(original: Callable, self: CourseDirectory, folder: str) -> datetime | None:
    time, problem = handed_in_at(Path(folder))
    if problem:
        self.log.warning("%s: %s", shown(str(folder)), problem)
    return time


def _get_submitted_students(original: Callable, self: NbGraderAPI, assignment: str) -> set[str]:
    return {student for student in original(self, assignment) if not no_student(student)}


def _get(original: Callable, self: Any) -> Any:
    """formgrader's first page, which loads the configuration of the folder that it is given: of no student's folder."""
    from tornado import web

    path = self.get_argument("path", "")
    wants = self.request.headers.get("Sec-Fetch-Dest", "document")
    if path and (wants not in NAVIGATION or _is_a_students(self.coursedir, path)):
        raise web.HTTPError(403, "This folder's configuration is not loaded.")
    return original(self)


def _is_a_students(course: CourseDirectory, path: str) -> bool:
    """Whether the folder lies among those of students, or leads there."""
    for folder in {Path(os.path.abspath(path)), Path(path).resolve()}:
        kinds = (course.submitted_directory, course.autograded_directory, course.feedback_directory)
        if any(folder.is_relative_to(_above(course, kind)) for kind in kinds):
            return True
        # Another course's, whose own folders are not known here.
        if any(
            part in ("submitted", "autograded", "feedback", "inbound", "downloaded") for part in folder.parts
        ):
            return True
    return False


def _above(course: CourseDirectory, kind: str) -> Path:
    return Path(course.format_path(kind, ".", ".")).resolve()


def _get_submission(original: Callable, self: Any, submission: str) -> Any:
    """The page of one submission: its pictures are part of it, and it has no frames and no address of its own."""
    self.set_header(
        "Content-Security-Policy",
        "img-src data:; frame-src 'none'; object-src 'none'; base-uri 'none'; frame-ancestors 'self'",
    )
    return original(self, submission)


install()
