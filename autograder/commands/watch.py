"""`autograder watch`: grade what changed on every save, with everything imported already."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.text import Text
from watchfiles import watch as file_changes

from autograder.commands.check import read, warm
from autograder.commands.errors import CannotDo
from autograder.commands.keys import pressed_keys
from autograder.commands.study import hint_text
from autograder.course.hints import hints
from autograder.grading.grader import Grader
from autograder.reading.answer import Answer
from autograder.reading.notebook import BROKEN
from autograder.reading.submission import Submission
from autograder.reporting.report import ExerciseResult, Report
from autograder.reporting.terminal import changed, exercise_in_full, next_line, show, summary
from autograder.reporting.words import following, praise
from autograder.running.launch import Isolation

KEYS = "h hint · a all exercises · q quit"
GLANCE = 250  # milliseconds between two looks at the keyboard


def watch(path: Path, solutions: Path | None, isolation: Isolation = "auto") -> None:
    """Grade everything once, then whatever changes, until interrupted or quit. Raises `CannotDo`."""
    submission = read(path)
    console = Console(highlight=False)
    console.print(f"Watching {path.resolve().name}. Save a notebook to have it checked; Ctrl-C ends this.\n")
    with warm(isolation) as grader, pressed_keys() as keys:
        watcher = Watcher(submission, grader, console, solutions)
        watcher.start()
        if keys.there:
            console.print(Text(KEYS, style="dim"))
        folder = path if path.is_dir() else path.parent
        for changes in file_changes(
            folder,
            debounce=100,
            step=20,
            rust_timeout=GLANCE,
            yield_on_timeout=True,
            watch_filter=_is_notebook,
            raise_interrupt=False,
        ):
            if changes and watcher.saved() and keys.there:
                console.print(Text(KEYS, style="dim"))
            for key in keys.pressed():
                if key == "q":
                    return
                watcher.pressed(key)


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
        self._now = ""  # the exercise that is being worked on
        self._hints = 0  # of it, shown so far
        self.report = self._grade(submission, None)

    def start(self) -> None:
        """Show the whole board."""
        show(self.report, self._console)
        self._work_on(following(self.report.exercises))

    def saved(self) -> list[ExerciseResult]:
        """Grade what changed since the last time, show what that changed, and return it.

        An exercise whose own cell was saved is shown in full. Of others, which use a cell that has changed, one line says
        what became of them, if anything did.
        """
        try:
            submission = read(self._path)
        except CannotDo as reason:  # half written, say; the next save will tell
            self._console.print(f"\n{reason}", style="yellow")
            return []
        if half := next((problem for problem in submission.problems if BROKEN in problem), ""):
            self._console.print(f"\n{half}", style="yellow")
            return []
        prints = _fingerprints(submission)
        touched = [name for name, print_ in prints.items() if self._seen.get(name) != print_]
        own = [name for name in touched if self._seen.get(name, (None,))[0] != prints[name][0]]
        self._seen = prints
        if not touched:
            return []
        fresh = self._grade(submission, touched)
        before = {result.id: result.status for result in self.report.exercises}
        self._merge(fresh)
        self._console.print()
        mine = [result for result in fresh.exercises if result.id in own]
        in_full = next((r for r in mine if r.status != "passed"), mine[-1] if mine else None)
        for result in fresh.exercises:
            if result is not in_full and (result in mine or result.status != before.get(result.id)):
                self._console.print(changed(result, before.get(result.id, "not_attempted")))
        if in_full is not None:
            self._console.print(exercise_in_full(in_full, head=f"{in_full.id}, {in_full.title}"))
        self._console.print(summary(self.report))
        self._show_next(following(self.report.exercises, in_full.id if in_full else self._now))
        return fresh.exercises

    def pressed(self, key: str) -> None:
        """Do what a key asks for: "h" shows the next hint, "a" all exercises."""
        if key == "a":
            show(self.report, self._console)
        elif key == "h" and self._now:
            known = hints(self._now)
            if self._hints < len(known):
                self._hints += 1
                self._console.print(f"\nHint {self._hints} of {len(known)} for {self._now}:\n")
                self._console.print(Text(hint_text(known[self._hints - 1])), soft_wrap=True)
            else:
                self._console.print(f"\nThere are no more hints for {self._now}.")
        else:
            return
        self._console.print(Text(f"\n{KEYS}", style="dim"))

    def _show_next(self, result: ExerciseResult | None) -> None:
        if result is None:
            self._console.print(Text(praise(self.report.exercises), style="bold green"))
        elif result.id != self._now or result.status == "not_attempted":
            self._console.print(next_line(result))
        self._work_on(result)

    def _work_on(self, result: ExerciseResult | None) -> None:
        name = result.id if result else ""
        self._now, self._hints = name, self._hints if name == self._now else 0

    def _grade(self, submission: Submission, only: list[str] | None) -> Report:
        return self._grader.grade(submission, only=only, solutions=self._solutions)

    def _merge(self, fresh: Report) -> None:
        by_id = {result.id: result for result in fresh.exercises}
        self.report.exercises = [by_id.get(result.id, result) for result in self.report.exercises]
        self.report.score = sum(result.score for result in self.report.exercises)
        self.report.problems = fresh.problems


def _fingerprints(submission: Submission) -> dict[str, tuple]:
    """For each exercise, its own cell and all else that its grading depends on."""
    return {answer.exercise.id: _fingerprint(answer) for answer in submission.answers}


def _fingerprint(answer: Answer) -> tuple:
    return answer.cell and answer.cell.source, [cell.source for cell in answer.contexts[0]]
