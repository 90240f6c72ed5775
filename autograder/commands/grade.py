"""`autograder grade`: grade a class."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table
from rich.text import Text

from autograder.commands.errors import CannotDo
from autograder.course.manifest import MANIFEST, use
from autograder.inside.garbage import none_collected
from autograder.reporting.words import points, visible
from autograder.running.launch import Isolation
from autograder.running.sandbox import NoSandbox, sandbox

if TYPE_CHECKING:
    from autograder.classroom.pool import Graders

NOTE = 48  # characters of a note in the table


def grade(
    assignment: str,
    students: list[str] | None,
    *,
    force: bool,
    jobs: int,
    folder: Path,
    isolation: Isolation,
    dask: str | None = None,
) -> bool:
    """Grade a class and print the table of it. Returns whether every submission was graded. Raises `CannotDo`."""
    if (folder / "checks" / MANIFEST).is_file():
        use(folder)  # whose nbgrader_config.py is run as well
    if isolation != "process" and dask is None:
        _look_for_sandbox(isolation)
    from autograder.classroom import spare_slow_imports
    from autograder.classroom.pool import LocalGraders

    spare_slow_imports()
    # They import what they need while nbgrader, which takes long too, is imported here.
    graders: Graders = (
        _cluster(dask, isolation)
        if dask is not None
        else LocalGraders(min(jobs, len(students or []) or jobs), isolation)
    )
    with closing(graders):
        return _grade(assignment, students, force, folder, graders)


def _grade(assignment: str, students: list[str] | None, force: bool, folder: Path, graders: Graders) -> bool:
    with none_collected(keep=True):
        from autograder.classroom.course import Course, NoCourse, NoRoom
        from autograder.classroom.grade import Grading

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = 130  # a pipe has no width of its own
    graded = []
    try:
        grading = Grading(Course(folder), assignment, students, force)
        total = len(grading.todo)
        with closing(grading.run(graders)) as entered, _progress(console) as progress:
            task = progress.add_task("grading", total=total)
            for one in entered:
                graded.append(one)
                progress.advance(task)
                if one.failure:
                    progress.console.print(Text(f"{one.student}: not graded: {one.failure}", style="red"))
                elif not console.is_terminal:
                    progress.console.print(Text(f"{len(graded)} of {total}: {one.student}"))
    except NoRoom as reason:
        raise CannotDo(
            f"{reason}. {len(graded)} of {total} are graded; when it can be written, run it again for the rest."
        ) from None
    except NoCourse as reason:
        raise CannotDo(str(reason)) from None
    except KeyboardInterrupt:
        console.print(
            f"\nStopped after {len(graded)} of {total}. These are in the gradebook; run it again for the rest."
        )
        raise
    console.print(_table([*grading.unchanged, *graded]))
    console.print(_summary(grading.unchanged, graded))
    for line in dict.fromkeys(fault for one in [*grading.unchanged, *graded] for fault in one.faults):
        console.print(Text(visible(f"! {line}"), style="bold red"))
    return not any(one.failure for one in graded)


def _cluster(address: str, isolation: Isolation) -> Graders:
    try:
        from autograder.classroom.cluster import ClusterGraders, NoCluster
    except ImportError:
        raise CannotDo("--dask needs Dask: pip install 'learner-from-scratch[cluster]'") from None
    try:
        return ClusterGraders(address, isolation)
    except NoCluster as reason:
        raise CannotDo(str(reason)) from None


def _look_for_sandbox(isolation: Isolation) -> None:
    try:
        sandbox()
    except NoSandbox as reason:
        if isolation == "sandbox":
            raise CannotDo(f"No sandbox: {reason}.") from None
        Console(stderr=True, highlight=False).print(
            f"[bold red]Student code will run WITHOUT A SANDBOX, with your own rights:[/] {escape(str(reason))}."
        )


def _progress(console: Console) -> Progress:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("time left"),
        TimeRemainingColumn(),
    )
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def _table(rows: list) -> Table:
    table = Table(box=None, header_style="dim", pad_edge=False)
    table.add_column("student", no_wrap=True)
    table.add_column("score", justify="right", no_wrap=True)
    table.add_column("passed", justify="right", no_wrap=True)
    table.add_column("not passed", no_wrap=True)
    table.add_column("note", no_wrap=True, overflow="ellipsis", max_width=NOTE)
    for one in sorted(rows, key=lambda one: one.student):
        if one.failure:
            table.add_row(Text(one.student), "", "", "", Text(f"not graded: {one.failure}", style="red"))
            continue
        table.add_row(
            Text(one.student),
            f"{points(one.score)} of {points(one.max_score)}",
            str(one.statuses.get("passed", 0)),
            ", ".join(
                f"{n} {status.replace('_', ' ')}"
                for status, n in one.statuses.items()
                if status not in ("passed",)
            ),
            _note(one.problems),
        )
    return table


def _note(problems: list[str]) -> Text:
    """The first problem, cut to fit; all of them are on top of the graded notebook."""
    if not problems:
        return Text("")
    more = f" (+{len(problems) - 1})" if problems[1:] else ""
    room = NOTE - len(more)
    return Text((problems[0] if len(problems[0]) <= room else problems[0][: room - 3] + "...") + more)


def _summary(unchanged: list, graded: list) -> str:
    failed = sum(bool(one.failure) for one in graded)
    waiting = sum(one.waits for one in [*unchanged, *graded])
    parts = [f"{len(graded) - failed} graded"]
    if unchanged:
        parts.append(f"{len(unchanged)} unchanged since the last time (--force grades them again)")
    if failed:
        parts.append(f"{failed} not graded")
    if waiting:
        parts.append(f"{waiting} with answers that wait for you in formgrader")
    return "; ".join(parts) + "."
