"""One student's submission as a job that any process can do, on this machine or another: plain data in and out.

Imports nothing that is slow to import: who only hands out jobs needs neither torch nor nbformat.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from functools import cache, partial
from multiprocessing.util import Finalize
from pathlib import Path

import msgspec

from autograder.classroom.bounded import Seconds, TooMuchError, bounded, bounded_memory
from autograder.course.assignment import Assignment, given
from autograder.grading.grader import Grader
from autograder.grading.passes import Passes
from autograder.reporting.report import Report


class Job(msgspec.Struct):
    """What it takes to grade a submission.

    Its own files, the released notebooks with the record of them, and the files of the hidden checks by assignment. All of a
    class get the same seed, so that the same answer gets the same marks. `unread` says of notebooks why they are not among
    the files, `problems` what else is wrong.
    """

    assignment: str
    student: str
    record: Assignment
    submitted: dict[str, bytes]
    released: dict[str, bytes]
    hidden: dict[str, dict[str, bytes]]
    seed: int
    unread: dict[str, str] = {}
    problems: list[str] = []
    beside: dict[str, bytes] = {}
    """The student's notebooks of other assignments, where an exercise takes parts from them."""


class Done(msgspec.Struct):
    """The reports by notebook; or, where the grader itself failed, why."""

    student: str
    reports: dict[str, Report] = {}
    failure: str = ""


def do(job: Job, grader: Grader, passes: Passes | None = None) -> Done:
    """Repair and grade every notebook of a submission. `passes`: of the submissions that this grader had before."""
    from autograder.classroom import reports
    from autograder.running.workers import WorkerFailed

    passes = passes or Passes()
    given(job.record)
    hidden = tuple((name, tuple(sorted(files.items()))) for name, files in sorted(job.hidden.items()))
    course = _course(job.assignment, tuple(sorted(job.released.items())), hidden)
    with tempfile.TemporaryDirectory(prefix="submission-") as folder:
        submitted = _write(Path(folder), job.submitted.items())
        tasks: list[reports.Task] = []
        seconds = Seconds()
        for name in job.released:
            released = course / "released" / job.assignment / name
            try:
                read = partial(reports.repaired, submitted / name, released, job.unread.get(name, ""))
                nb = bounded(f"Reading {name}", seconds, read).nb
            except TooMuchError as reason:
                return Done(job.student, failure=str(reason))
            if not tasks and job.problems:
                reports.keep(nb, problems=[*job.problems, *nb.metadata["autograder"]["problems"]])
            tasks.append(
                reports.Task(
                    job.student, job.assignment, Path(name).stem, nb, course / "solutions", job.beside
                )
            )
        try:
            with bounded_memory("Judging the answers"):
                found = reports.reports_on(tasks, grader, seed=job.seed, passes=passes)
        except (WorkerFailed, TooMuchError) as reason:
            return Done(job.student, failure=str(reason))
    by_notebook = {task.notebook: report for task, report in zip(tasks, found, strict=True)}
    return Done(job.student, by_notebook)


@cache
def _course(assignment: str, released: tuple, hidden: tuple) -> Path:
    """A folder with what all submissions are held against, made once in each process. It goes when the process ends."""
    folder = tempfile.TemporaryDirectory(prefix="course-")
    # A grader's process is a copy of another one, and those leave without looking after anything but this.
    Finalize(None, folder.cleanup, exitpriority=1)
    _write(Path(folder.name) / "released" / assignment, released)
    for name, files in hidden:
        _write(Path(folder.name) / "solutions" / name / "hidden_checks", files)
    return Path(folder.name)


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files:
        (folder / Path(name).name).write_bytes(content)
    return folder
