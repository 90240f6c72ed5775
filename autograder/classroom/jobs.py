"""One student's submission as a job that any process can do, on this machine or another: plain data in and out."""

from __future__ import annotations

import hashlib
import tempfile
from functools import cache
from pathlib import Path

import msgspec
import nbformat

from autograder.classroom import reports
from autograder.grader import Grader
from autograder.report import Report
from autograder.workers import WorkerFailed


class Job(msgspec.Struct):
    """What it takes to grade a submission. `notebooks` are repaired ones, as JSON, by name; `hidden` are the files of
    the hidden checks, by name."""

    assignment: str
    student: str
    notebooks: dict[str, str]
    hidden: dict[str, str]


class Done(msgspec.Struct):
    """The reports by notebook; or, where the grader itself failed, why."""

    student: str
    reports: dict[str, Report] = {}
    failure: str = ""


def do(job: Job, grader: Grader) -> Done:
    """Grade every notebook of a submission."""
    from autograder.checkrun import ChecksBroken

    solutions = _solutions(job.assignment, tuple(sorted(job.hidden.items())))
    done = Done(job.student)
    for name, text in job.notebooks.items():
        nb = nbformat.reads(text, as_version=4)
        task = reports.Task(job.student, job.assignment, name, nb, solutions)
        try:
            done.reports[name] = reports.report_on(task, grader)
        except (WorkerFailed, ChecksBroken) as reason:
            return Done(job.student, failure=str(reason))
    return done


@cache
def _solutions(assignment: str, hidden: tuple[tuple[str, str], ...]) -> Path:
    """A folder with these hidden checks, made once in each process. It goes when the process ends."""
    folder = tempfile.TemporaryDirectory(prefix="hidden-checks-")
    _kept.append(folder)
    place = Path(folder.name) / assignment / "hidden_checks"
    place.mkdir(parents=True)
    for name, text in hidden:
        (place / Path(name).name).write_text(text, encoding="utf-8")
    return Path(folder.name)


_kept: list[tempfile.TemporaryDirectory] = []


def fingerprint(*parts: bytes) -> str:
    """A digest of all that a grading depends on."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
