"""`progress()`: the board of all exercises, as their notebooks were last saved and as this kernel has checked them since."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path

from autograder.live.check import seen_here
from autograder.reading.submission import Submission
from autograder.reporting.html import board
from autograder.reporting.report import ExerciseResult, Report


def progress(path: str) -> None:
    """Show the board of the notebooks in the folder `path`."""
    from IPython.display import HTML, display

    from autograder.commands.check import read, warm
    from autograder.commands.errors import CannotDo

    try:
        submission = read(Path(path))
        with warm() as grader:
            report = grader.grade(submission)
    except (CannotDo, OSError) as reason:
        print(reason)
        return
    display(HTML(board(as_of_now(report, submission, seen_here))))


def as_of_now(
    report: Report, submission: Submission, seen: dict[str, tuple[float, ExerciseResult]]
) -> Report:
    """The report, with what a kernel has `seen` since the notebooks were saved; it says when they were."""
    saved = {a.exercise.id: a.file.stat().st_mtime for a in submission.answers if a.file}
    newer: list[str] = []
    for place, result in enumerate(report.exercises):
        when, found = seen.get(result.id, (0.0, result))
        if result.id in saved and when > saved[result.id] and found.status != result.status:
            report.exercises[place] = found
            newer.append(result.id)
    report.score = sum(result.score for result in report.exercises)
    files = {a.file: a.file.stat().st_mtime for a in submission.answers if a.file}
    listed = ", ".join(f"{file.name} {_ago(time.time() - at, at)}" for file, at in files.items())
    says = [f"Last saved: {listed}."] if listed else []
    if newer:
        says.append(
            f"{', '.join(newer)}: as this kernel has just checked {'it' if len(newer) == 1 else 'them'}. What is saved is "
            "older, so save the notebook."
        )
    report.problems = [*says, *report.problems]
    return report


def _ago(seconds: float, at: float) -> str:
    if seconds < 90:
        return "just now"
    if seconds < 5400:
        return f"{seconds / 60:.0f} minutes ago"
    return f"on {datetime.fromtimestamp(at):%Y-%m-%d at %H:%M}"
