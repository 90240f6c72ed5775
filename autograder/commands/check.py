"""`autograder check`: grade a submission once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console

from autograder.commands.errors import CannotDo
from autograder.course.assignment import UnknownExercise, named_exercises
from autograder.course.manifest import CourseError
from autograder.grading.grader import Grader
from autograder.reading.submission import NoSubmission, Submission, read_submission
from autograder.reporting.report import Report
from autograder.running.launch import Isolation
from autograder.running.limits import Limits
from autograder.running.sandbox import NoSandbox


def check(
    path: Path,
    exercises: list[str] | None,
    as_json: bool,
    seed: int | None,
    solutions: Path | None,
    isolation: Isolation = "auto",
) -> Report:
    """Grade what is at `path`, print the report and return it. Raises `CannotDo`."""
    if not path.exists():
        read(path)  # which says so
    with warm(isolation) as grader:  # imports while the submission is read
        submission = read(path)
        only = chosen(exercises, submission)
        with busy(only or [answer.exercise.id for answer in submission.answers]):
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
    """The exercises that were asked for; None for all of them. Raises `UnknownExercise`."""
    known = [answer.exercise.id for answer in submission.answers]
    if not exercises:
        return None
    try:
        return named_exercises(exercises, known)
    except UnknownExercise as reason:
        raise UnknownExercise(f"{submission.path}: {reason}") from None


@contextmanager
def busy(exercises: list[str]) -> Iterator[None]:
    """Show at a terminal, while the block runs, what is being checked."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    what = exercises[0] if len(exercises) == 1 else f"{len(exercises)} exercises"
    with console.status(f"Checking {what} ...", refresh_per_second=4):
        yield


@contextmanager
def warm(isolation: Isolation = "auto", limits: Limits | None = None) -> Iterator[Grader]:
    """A grader for as long as the block lasts; says so where it has no sandbox. Raises `CannotDo`."""
    try:
        with Grader(isolation, limits) as grader:
            if grader.warning:
                print(f"autograder: {grader.warning}", file=sys.stderr)
            yield grader
    except (NoSandbox, CourseError) as reason:
        raise CannotDo(str(reason)) from None
    except RuntimeError as reason:
        from autograder.running.workers import WorkerFailed

        if isinstance(reason, WorkerFailed):
            raise CannotDo(str(reason)) from None
        raise
