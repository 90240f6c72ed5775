"""The report for a terminal: a board of all exercises, then the one to do next with its first failure in full."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from autograder.reporting.report import CheckResult, ExerciseResult, Report
from autograder.reporting.words import (
    CHECK_MARKS,
    EXERCISE_WORDS,
    aside,
    count,
    following,
    points,
    praise,
    same_stop,
    visible,
)

TONES = {"passed": "green", "not_attempted": "dim", "missing": "dim", "broken": "yellow"}


def show(report: Report, console: Console) -> None:
    """Print the whole report."""
    console.print(board(report))
    for problem in report.problems:
        style = "bold red" if problem in report.faults else "yellow"
        console.print(Text(visible(f"! {problem}"), style=style))
    console.print(summary(report))
    exercise = following(report.exercises)
    if exercise is None:
        console.print(Text(praise(report.exercises), style="bold green"))
    else:
        console.print()
        console.print(exercise_in_full(exercise))
        console.print(Text(f"\n{_what_now(report, exercise)}", style="dim"), soft_wrap=True)


def _what_now(report: Report, exercise: ExerciseResult) -> str:
    """How to go on, in commands that can be copied."""
    file = report.submission
    if not file.endswith(".ipynb"):
        file = str(Path(file) / f"{exercise.notebook}.ipynb")
    untouched = all(e.status in ("not_attempted", "missing") for e in report.exercises)
    begin = f"To begin: jupyter lab {file}\n" if untouched else ""
    return f"{begin}For a nudge: autograder hint {exercise.id}"


def board(report: Report) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for title, justify in (("", "left"), ("exercise", "left"), ("", "left"), ("points", "right")):
        table.add_column(title, justify=justify)  # type: ignore[arg-type]
    notebook = None
    for exercise in report.exercises:
        if exercise.notebook != notebook:
            notebook = exercise.notebook
            table.add_row("", Text(notebook, style="bold"), "", "")
        tone = TONES.get(exercise.status, "red")
        table.add_row(
            exercise.id,
            Text(exercise.title),
            Text(EXERCISE_WORDS[exercise.status], style=tone),
            f"{points(exercise.score)} / {points(exercise.max_score)}",
        )
    return table


def summary(report: Report) -> RenderableType:
    """How far the student is: a bar, and points."""
    done = sum(exercise.status == "passed" for exercise in report.exercises)
    row = Table.grid(padding=(0, 1))
    row.add_row(
        Text(f"{done} of {count(len(report.exercises), 'exercise')}", style="bold"),
        ProgressBar(total=max(1, len(report.exercises)), completed=done, width=30),
        f"{points(report.score)} of {points(report.max_score)} points",
    )
    return Group(Text(), row)


def changed(result: ExerciseResult, before: str) -> RenderableType:
    """One line for an exercise whose status is another than before."""
    tone = TONES.get(result.status, "red")
    was = EXERCISE_WORDS[before] if before in EXERCISE_WORDS else before  # type: ignore[index]
    return Text.assemble(
        f"{result.id}, {result.title}: ", (EXERCISE_WORDS[result.status], tone), (f" (was: {was})", "dim")
    )


def next_line(result: ExerciseResult) -> RenderableType:
    return Text.assemble(("Next: ", "bold"), f"{result.id}, {result.title} (in {result.notebook})")


def exercise_in_full(exercise: ExerciseResult, head: str | None = None) -> RenderableType:
    """One exercise with what its checks say, and its first failure in full."""
    head = head or f"Next: {exercise.id}, {exercise.title} (in {exercise.notebook})"
    tone = TONES.get(exercise.status, "red")
    parts: list[RenderableType] = [
        Text.assemble((head, "bold"), ": ", (EXERCISE_WORDS[exercise.status], tone))
    ]
    if exercise.message:
        parts.append(Padding(Text(visible(exercise.message)), (0, 0, 0, 2)))
    failed = next((c for c in exercise.checks if c.status not in ("passed", "broken", "not_run")), None)
    for check in exercise.checks:
        parts.append(_line(check, failed))
        if check is failed or check.status == "broken":
            parts.append(_failure(check))
    return Group(*parts)


def _line(check: CheckResult, first: CheckResult | None) -> RenderableType:
    status = "not_run" if same_stop(check, first) else check.status
    tone = {"passed": "green", "not_run": "dim", "broken": "yellow"}.get(status, "red")
    words = aside(check, first)
    line = Text.assemble((f"{CHECK_MARKS[status]} ", tone), check.says, f" ({words})" if words else "")
    return Padding(line, (0, 0, 0, 2))


def _failure(check: CheckResult) -> RenderableType:
    return Padding(Text(visible(check.message)), (0, 0, 0, 4))
