"""What instructors can ask of the `autograder` command. What is done for it is beside this file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from autograder.commands.options import NoSandbox, RequireSandbox, isolation

app = typer.Typer()
PANEL = "For instructors"


@app.command("demo-class", rich_help_panel=PANEL)
def demo_class(
    course: Annotated[
        Path, typer.Option(help="The folder of the course, where nbgrader_config.py is.")
    ] = Path("."),
) -> None:
    """Hand in for a made-up class of twelve, to try grading on."""
    from autograder.commands.demo import demo_class as run

    run(course)


@app.command(rich_help_panel=PANEL)
def bundle(
    assignments: Annotated[
        list[str] | None, typer.Argument(help="Assignments (default: all that were released).")
    ] = None,
    to: Annotated[Path, typer.Option("--to", help="The zip file to write.")] = Path("student-copy.zip"),
    with_answers: Annotated[
        bool, typer.Option("--with-answers", help="Also the model answers, which open after passing.")
    ] = False,
) -> None:
    """Write a copy for students, without solutions, hidden checks and tests."""
    from autograder.commands.bundle import bundle as run

    run(assignments or [], to, with_answers)


@app.command(rich_help_panel=PANEL)
def grade(
    assignment: Annotated[str, typer.Argument(help="The assignment, by its name.")],
    student: Annotated[
        list[str] | None, typer.Option("--student", help="Only this student. Repeatable.")
    ] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Also what is unchanged since the last grading.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option("--jobs", min=1, help="Submissions at once (default: one for each core).")
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option(help="Grade on the workers of this Dask cluster, such as tcp://scheduler:8786."),
    ] = None,
    course: Annotated[Path, typer.Option(help="The course's folder, with its nbgrader_config.py.")] = Path(
        "."
    ),
    require_sandbox: RequireSandbox = False,
    no_sandbox: NoSandbox = False,
) -> None:
    """Grade a class's submissions into the gradebook.

    Exit code: 0 when every submission was graded, 1 when one was not, 2 when the command cannot be carried out.
    """
    from autograder.commands.grade import grade as run

    where = isolation(require_sandbox, no_sandbox)
    count = jobs or os.cpu_count() or 1
    done = run(assignment, student, force=force, jobs=count, folder=course, isolation=where, dask=dask)
    raise typer.Exit(0 if done else 1)


@app.command(rich_help_panel=PANEL)
def export(
    assignment: Annotated[str, typer.Argument(help="The assignment, such as learner_from_scratch.")],
    format: Annotated[str, typer.Option(help="csv, canvas or moodle.")] = "csv",
    like: Annotated[Path | None, typer.Option(help="The file that Canvas or Moodle gave you.")] = None,
    to: Annotated[Path | None, typer.Option(help="The file to write.")] = None,
    column: Annotated[
        str | None, typer.Option(help='Canvas: the assignment\'s column, such as "Week 1 (12345)".')
    ] = None,
    grade_column: Annotated[
        str | None, typer.Option(help="Moodle: the column of grades, if it is not called Grade.")
    ] = None,
    scale: Annotated[
        bool | None,
        typer.Option("--scale/--no-scale", help="Scale to their maximum, or not, where it is another."),
    ] = None,
    zeros: Annotated[bool, typer.Option("--zeros", help="Write 0 where nothing was submitted.")] = False,
    comments: Annotated[
        bool, typer.Option("--comments", help="Moodle: fill in the feedback comments, too.")
    ] = False,
    feedback_column: Annotated[
        str | None, typer.Option(help="Moodle: the column of comments, if it is not Feedback comments.")
    ] = None,
    feedback_zip: Annotated[
        Path | None, typer.Option(help="Moodle: also write the feedback pages, as a zip to upload.")
    ] = None,
    course: Annotated[Path, typer.Option(help="The course's folder, with its nbgrader_config.py.")] = Path(
        "."
    ),
) -> None:
    """Write a class's marks as a CSV file, or into Canvas's or Moodle's."""
    from autograder.commands.export import export as run
    from autograder.marks.export import Request
    from autograder.marks.filling import Wishes
    from autograder.marks.moodle import Columns

    columns, wishes = Columns(grade_column, feedback_column), Wishes(scale, zeros)
    run(Request(assignment, format, to, like, column, columns, comments, feedback_zip, wishes), course)


@app.command(rich_help_panel=PANEL)
def report(
    assignment: Annotated[str, typer.Argument(help="The assignment, such as learner_from_scratch.")],
    output: Annotated[
        Path | None,
        typer.Option(help="Where the page goes (default: course/report/ASSIGNMENT/report.html)."),
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Show who is who, instead of numbers.")] = False,
    course: Annotated[Path, typer.Option(help="The course's folder, with its nbgrader_config.py.")] = Path(
        "."
    ),
) -> None:
    """Write a page that shows what a graded class misunderstood, and CSV files beside it."""
    from autograder.commands.report import report as run

    run(assignment, course, output, names)


@app.command(rich_help_panel=PANEL)
def collect(
    assignment: Annotated[str, typer.Argument(help="The assignment, such as learner_from_scratch.")],
    update: Annotated[
        bool, typer.Option("--update", help="Also newer submissions of students who have one already.")
    ] = False,
    course: Annotated[Path, typer.Option(help="The course's folder, with its nbgrader_config.py.")] = Path(
        "."
    ),
) -> None:
    """Bring submissions in from nbgrader's exchange, without following links.

    Exit code: 0 when every submission was collected, 1 when one was not, 2 when the command cannot be carried out.
    """
    from autograder.commands.collect import collect as run

    raise typer.Exit(0 if run(assignment, update=update, folder=course) else 1)
