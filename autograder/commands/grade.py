"""`autograder grade`: grade a class."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from autograder.classroom.configuration import DEMO_COURSE
from autograder.commands.class_table import WIDTH, Row, table
from autograder.commands.errors import CannotDo
from autograder.course.manifest import MANIFEST, use
from autograder.inside.garbage import none_collected
from autograder.reporting.words import points, visible
from autograder.running.launch import Isolation
from autograder.running.sandbox import NoSandbox, sandbox

if TYPE_CHECKING:
    from autograder.classroom.course import Course
    from autograder.classroom.grade import Graded
    from autograder.classroom.pool import Graders


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
    # The made-up class lies inside the course whose checks it is graded by.
    root = folder.resolve().parent if folder.resolve().name == DEMO_COURSE else folder
    if (root / "checks" / MANIFEST).is_file():
        use(root)  # whose nbgrader_config.py is run as well
    if isolation != "process" and dask is None:
        _look_for_sandbox(isolation)
    from autograder.classroom.pool import LocalGraders

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
        from autograder.marks.errors import MarksError

    console = Console(highlight=False)
    if not console.is_terminal:
        console.width = WIDTH  # a pipe has no width of its own
    graded: list[Graded] = []
    try:
        course = Course(folder)
        _settle(course)  # first, so that a row of extensions that cannot be read is told before anything runs
        grading = Grading(course, assignment, students, force)
        for line in course.changed:
            console.print(Text(f"Marks change, another maximum counts from now on. {line}", style="yellow"))
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
        _settle(course)
        everybody = [*grading.unchanged, *graded]
        rows, max_score = _rows(course, assignment, everybody)
    except MarksError as reason:
        raise CannotDo(str(reason)) from None
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
    console.print(table(rows, max_score, console.width))
    troubled = sorted((one for one in everybody if one.problems), key=lambda one: one.student)
    if troubled:
        console.print("\nWhat was wrong with submissions:")
    for one in troubled:
        console.print(Text(_problem(one)), no_wrap=True, overflow="ellipsis", crop=True)
    console.print()
    console.print(_summary(grading.unchanged, graded, sum(row.waiting for row in rows)))
    for line in dict.fromkeys(fault for one in everybody for fault in one.faults):
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


def _rows(course: Course, assignment: str, graded: list[Graded]) -> tuple[list[Row], float]:
    """What the table says of each, as the gradebook has it now; and the points that can be earned."""
    from autograder.marks.book import read_book
    from autograder.marks.late import policy_of

    policy = policy_of(course.config, Path(course.directory.root))
    entered = [one for one in graded if not one.failure]
    failed = [Row(one.student, {}, 0.0, failure=one.failure) for one in graded if one.failure]
    if not entered:
        return failed, 0.0
    with course.gradebook() as gradebook:
        book = read_book(gradebook, assignment, policy, [one.student for one in entered])
    marks = {one.id: one for one in book.students}
    rows = [
        Row(one.student, one.results, m.raw, m.penalty, m.seconds_late, m.waiting)
        for one in entered
        if (m := marks.get(one.student))
    ]
    return [*rows, *failed], book.max_score


def _settle(course: Course) -> None:
    """Work out what late submissions cost, by the due dates, the policy and the extensions of this moment."""
    from autograder.marks.late import policy_of, settle

    if policy := policy_of(course.config, Path(course.directory.root)):
        with course.gradebook() as gradebook:
            settle(gradebook, policy)


def _problem(one: Graded) -> str:
    """The first problem of a submission, in a line; all of them are on top of the graded notebook."""
    more = f" (+{len(one.problems) - 1})" if one.problems[1:] else ""
    return visible(f"{one.student}: {one.problems[0]}{more}")


def _summary(unchanged: list[Graded], graded: list[Graded], to_mark: float) -> str:
    failed = sum(bool(one.failure) for one in graded)
    waiting = sum(one.waits for one in [*unchanged, *graded])
    parts = [f"{len(graded) - failed} graded"]
    if unchanged:
        parts.append(f"{len(unchanged)} unchanged since the last time (--force grades them again)")
    if failed:
        parts.append(f"{failed} not graded")
    if waiting:
        parts.append(
            f"{waiting} with answers that wait for you in formgrader, {points(to_mark)} points in all"
        )
    return "; ".join(parts) + "."
