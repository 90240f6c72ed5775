"""`autograder check`: grade a submission once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from autograder.commands.errors import CannotDo
from autograder.course.assignment import UnknownExercise, suggestion
from autograder.grading.grader import Grader
from autograder.reading.submission import NoSubmission, Submission, read_submission
from autograder.reporting.report import Report
from autograder.running.launch import Isolation
from autograder.running.limits import Limits
from autograder.running.sandbox import NoSandbox
from data import DataError


def check(
    path: Path,
    exercises: list[str] | None,
    as_json: bool,
    seed: int | None,
    solutions: Path | None,
    isolation: Isolation = "auto",
) -> Report:
    """Grade what is at `path`, print the report and return it. Raises `CannotDo`."""
    submission = read(path)
    only = chosen(exercises, submission)
    with warm(isolation) as grader:
        report = grader.grade(submission, only=only, seed=seed, solutions=solutions)
    if as_json:
        print(report.to_json())
    else:
        from autograder.reporting.terminal import show

        show(report, Console(highlight=False))
    return report


def read(path: Path) -> Submission:
    """The submission at `path`. Raises `CannotDo`."""
    try:
        return read_submission(path)
    except NoSubmission as reason:
        raise CannotDo(str(reason)) from None


def chosen(exercises: list[str] | None, submission: Submission) -> list[str] | None:
    """The names of the exercises that were asked for, in lower case. Raises `UnknownExercise`."""
    known = [answer.exercise.id for answer in submission.answers]
    only = [name.lower() for name in exercises] if exercises else None
    for name in only or []:
        if name not in known:
            raise UnknownExercise(
                f"There is no exercise {name!r} in {submission.path}. {suggestion(name, known)}"
            )
    return only


@contextmanager
def warm(isolation: Isolation = "auto", limits: Limits | None = None) -> Iterator[Grader]:
    """A grader for as long as the block lasts; says so where it has no sandbox. Raises `CannotDo`."""
    try:
        with Grader(isolation, limits) as grader:
            if grader.warning:
                print(f"autograder: {grader.warning}", file=sys.stderr)
            yield grader
    except (NoSandbox, DataError) as reason:
        raise CannotDo(str(reason)) from None
    except RuntimeError as reason:
        from autograder.running.workers import WorkerFailed

        if isinstance(reason, WorkerFailed):
            raise CannotDo(str(reason)) from None
        raise
