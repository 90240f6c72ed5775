"""`autograder check`: grade a submission once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from autograder.assignment import UnknownExercise, suggestion
from autograder.commands.errors import CannotDo
from autograder.launch import launch
from autograder.report import Report
from autograder.submission import NoSubmission, Submission, read_submission

if TYPE_CHECKING:
    from autograder.workers import Root


def check(
    path: Path, exercises: list[str] | None, as_json: bool, seed: int | None, solutions: Path | None
) -> Report:
    """Grade what is at `path`, print the report and return it. Raises `CannotDo`."""
    submission = read(path)
    only = chosen(exercises, submission)
    with warm_worker() as root:
        from autograder.grading import grade

        report = grade(submission, root, only=only, seed=seed, solutions=solutions)
    if as_json:
        print(report.to_json())
    else:
        from autograder.render.terminal import show

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
def warm_worker() -> Iterator[Root]:
    """A worker that has imported everything, for as long as the block lasts. Raises `CannotDo`.

    What is slow to import here is imported while the worker, too, is importing.
    """
    launched = launch()
    import torch

    from autograder.grading import ChecksBroken
    from autograder.limits import Limits
    from autograder.workers import Root, WorkerFailed

    # What checks compute is small; more threads only get in the way of the processes that they judge.
    torch.set_num_threads(1)
    try:
        with Root(launched, Limits().start) as root:
            yield root
    except (WorkerFailed, ChecksBroken) as reason:
        raise CannotDo(str(reason)) from None
