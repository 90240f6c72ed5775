"""`autograder watch`: grade what changed on every save, with everything imported already."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from watchfiles import watch as file_changes

from autograder.commands.check import read, warm
from autograder.commands.errors import CannotDo
from autograder.grading.grader import Grader
from autograder.reading.answers import Answer
from autograder.reading.submission import Submission
from autograder.reporting.report import ExerciseResult, Report
from autograder.reporting.terminal import exercise_in_full, show, summary
from autograder.running.launch import Isolation


def watch(path: Path, solutions: Path | None, isolation: Isolation = "auto") -> None:
    """Grade everything once, then whatever changes, until interrupted. Raises `CannotDo`."""
    submission = read(path)
    console = Console(highlight=False)
    console.print(f"Watching {path}. Save a notebook to have it checked; Ctrl-C ends this.\n")
    with warm(isolation) as grader:
        watcher = Watcher(submission, grader, console, solutions)
        watcher.start()
        folder = path if path.is_dir() else path.parent
        for _ in file_changes(
            folder, debounce=100, step=20, watch_filter=_is_notebook, raise_interrupt=False
        ):
            watcher.saved()


def _is_notebook(change: object, path: str) -> bool:
    return path.endswith(".ipynb") and ".ipynb_checkpoints" not in path


class Watcher:
    """Knows the last result of every exercise, and grades again what has changed since."""

    def __init__(self, submission: Submission, grader: Grader, console: Console, solutions: Path | None):
        self._path = submission.path
        self._grader = grader
        self._console = console
        self._solutions = solutions
        self._seen = _fingerprints(submission)
        self.report = self._grade(submission, None)

    def start(self) -> None:
        """Show the whole board."""
        show(self.report, self._console)

    def saved(self) -> list[ExerciseResult]:
        """Grade what changed since the last time, show it, and return it."""
        try:
            submission = read(self._path)
        except CannotDo as reason:  # half written, say; the next save will tell
            self._console.print(f"\n{reason}", style="yellow")
            return []
        prints = _fingerprints(submission)
        changed = [name for name, print_ in prints.items() if self._seen.get(name) != print_]
        self._seen = prints
        if not changed:
            return []
        fresh = self._grade(submission, changed)
        self._merge(fresh)
        for result in fresh.exercises:
            self._console.print()
            self._console.print(exercise_in_full(result, head=f"{result.id}, {result.title}"))
        self._console.print(summary(self.report))
        if all(result.status == "passed" for result in fresh.exercises):
            following = next((e for e in self.report.exercises if e.status != "passed"), None)
            if following is not None:
                self._console.print()
                self._console.print(exercise_in_full(following))
        return fresh.exercises

    def _grade(self, submission: Submission, only: list[str] | None) -> Report:
        return self._grader.grade(submission, only=only, solutions=self._solutions)

    def _merge(self, fresh: Report) -> None:
        by_id = {result.id: result for result in fresh.exercises}
        self.report.exercises = [by_id.get(result.id, result) for result in self.report.exercises]
        self.report.score = sum(result.score for result in self.report.exercises)
        self.report.problems = fresh.problems


def _fingerprints(submission: Submission) -> dict[str, object]:
    """For each exercise, all that its grading depends on."""
    return {answer.exercise.id: _fingerprint(answer) for answer in submission.answers}


def _fingerprint(answer: Answer) -> object:
    return answer.cell and answer.cell.source, [cell.source for cell in answer.contexts[0]]
