"""The `autograder` command: what can be asked for. What is done for it is in `autograder.commands`."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from autograder.commands.errors import CannotDo
from autograder.commands.where import folder_of, targets
from autograder.course.assignment import UnknownExercise, assignments
from autograder.course.manifest import CourseError
from autograder.running.launch import Isolation

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Grades the exercises of a course, in notebooks, as a student or as an instructor.",
)


def exercise_names(incomplete: str) -> list[str]:
    """The exercises whose names begin like this, for the shell to complete."""
    return [e.id for a in assignments() for e in a.exercises if e.id.lower().startswith(incomplete.lower())]


Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH] [EXERCISE]...",
        help="A notebook or a folder of notebooks, exercises, or both (default: what is here).",
        show_default=False,
    ),
]
Where = Annotated[
    Path | None, typer.Argument(help="A notebook, or a folder of notebooks (default: what is here).")
]
Name = Annotated[
    str, typer.Argument(help="An exercise, by its name or number.", autocompletion=exercise_names)
]
Solutions = Annotated[
    Path | None,
    typer.Option(
        help="Where the hidden checks are (default: the project's own solutions/, if there is one)."
    ),
]

RequireSandbox = Annotated[
    bool, typer.Option("--require-sandbox", help="Refuse to run student code without a sandbox.")
]
NoSandbox = Annotated[
    bool, typer.Option("--no-sandbox", help="Run student code with your own rights, in a bare process.")
]


def isolation(require_sandbox: bool, no_sandbox: bool) -> Isolation:
    """What the two options mean together. Raises `CannotDo` where they contradict each other."""
    if require_sandbox and no_sandbox:
        raise CannotDo("--require-sandbox and --no-sandbox exclude each other.")
    return "sandbox" if require_sandbox else "process" if no_sandbox else "auto"


@app.command()
def check(
    what: Words = None,
    exercise: Annotated[
        list[str] | None,
        typer.Option(
            "-q",
            "--exercise",
            help="Only this exercise, or several, with commas. Repeatable.",
            autocompletion=exercise_names,
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    seed: Annotated[
        int | None,
        typer.Option(help="Draw the checks' inputs from this seed, as an earlier report names it."),
    ] = None,
    solutions: Solutions = None,
    require_sandbox: RequireSandbox = False,
    no_sandbox: NoSandbox = False,
) -> None:
    """Grade a submission and show the result.

    Exit code: 0 when every exercise passes, 1 when one does not, 2 when the command cannot be carried out.
    """
    from autograder.commands.check import check as run

    path, only = targets(what or [], exercise)
    report = run(path, only, as_json, seed, solutions, isolation(require_sandbox, no_sandbox))
    raise typer.Exit(0 if report.passed else 1)


@app.command()
def watch(
    path: Where = None,
    solutions: Solutions = None,
    require_sandbox: RequireSandbox = False,
    no_sandbox: NoSandbox = False,
) -> None:
    """Check again on every save: the exercise that changed, at once."""
    from autograder.commands.watch import watch as run

    run(path or folder_of(), solutions, isolation(require_sandbox, no_sandbox))


@app.command()
def hint(
    exercise: Name, number: Annotated[int, typer.Argument(min=1, help="The first hint, the second, ...")] = 1
) -> None:
    """Show a hint: the first is a nudge, the last nearly the answer."""
    from autograder.commands.study import hint as run

    run(exercise, number)


@app.command()
def reset(exercise: Name, path: Where = None) -> None:
    """Put an exercise's stub back, keeping a copy of what was there."""
    from autograder.commands.study import reset as run

    where, (name,) = targets([str(path)] if path else [], [exercise])
    run(name, where)


@app.command()
def solution(exercise: Name, path: Where = None, solutions: Solutions = None) -> None:
    """Show the model answer, once your own passes. Only where the solutions are: on an instructor's copy."""
    from autograder.commands.study import solution as run

    where, (name,) = targets([str(path)] if path else [], [exercise])
    run(name, where, solutions)


@app.command()
def verify(
    exercises: Annotated[
        list[str] | None, typer.Argument(help="Exercises (default: all).", autocompletion=exercise_names)
    ] = None,
    mutants: Annotated[
        bool, typer.Option("--mutants", help="Also try small automatic changes to the model answers.")
    ] = False,
    runs: Annotated[
        int,
        typer.Option(help="How many times to try each answer, on other drawn inputs each time.", min=1),
    ] = 1,
) -> None:
    """For authors: hold the checks against answers that are known to be right or wrong."""
    from autograder.commands.verify import verify as run

    raise typer.Exit(0 if run(exercises or [], mutants, runs) else 1)


@app.command()
def new(
    exercise: Annotated[str, typer.Argument(help="Its name: small letters and digits.")],
    title: Annotated[str, typer.Argument(help="Its title, such as 'Count the vowels'.")],
    notebook: Annotated[str, typer.Option(help="The source notebook that it goes to the end of.")],
    points: Annotated[float, typer.Option(help="Points for its checks.")] = 2,
    words: Annotated[float, typer.Option(help="Points for an answer in words; 0: it has none.")] = 0,
) -> None:
    """For authors: make an exercise, with cells, checks and known answers to be written over."""
    from autograder.commands.new import new as run

    run(exercise, title, notebook, points, words)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def train(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Your folder of notebooks (default: this one).")] = Path("."),
    data: Annotated[
        Path | None,
        typer.Option(help="Images in train/LABEL/ and val/LABEL/ (default: Imagenette, or drawn ones)."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Where the pictures go (default: build/training).")] = None,
) -> None:
    """Put your own parts together as my_learner.py, and train it on images.

    Other options go to that program, such as --epochs 20; `python my_learner.py --help` has them all.
    Exit code: 0 when a model was trained, 2 when not, 130 after a Ctrl-C.
    """
    from autograder.commands.train import train as run

    given = [*(["--data", str(data)] if data else []), *(["--out", str(out)] if out else []), *context.args]
    raise typer.Exit(run(folder, given))


@app.command("demo-class")
def demo_class(
    course: Annotated[
        Path, typer.Option(help="The folder of the course, where nbgrader_config.py is.")
    ] = Path("."),
) -> None:
    """For instructors: hand in for a made-up class of twelve, to try grading on."""
    from autograder.commands.demo import demo_class as run

    run(course)


@app.command()
def bundle(
    assignments: Annotated[
        list[str] | None, typer.Argument(help="Assignments (default: all that were released).")
    ] = None,
    to: Annotated[Path, typer.Option("--to", help="The zip file to write.")] = Path("student-copy.zip"),
    with_answers: Annotated[
        bool, typer.Option("--with-answers", help="Also the model answers, which open after passing.")
    ] = False,
) -> None:
    """For instructors: write a copy for students, without solutions, hidden checks and tests."""
    from autograder.commands.bundle import bundle as run

    run(assignments or [], to, with_answers)


@app.command()
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
    """For instructors: grade a class's submissions into the gradebook.

    Exit code: 0 when every submission was graded, 1 when one was not, 2 when the command cannot be carried out.
    """
    from autograder.commands.grade import grade as run

    where = isolation(require_sandbox, no_sandbox)
    count = jobs or os.cpu_count() or 1
    done = run(assignment, student, force=force, jobs=count, folder=course, isolation=where, dask=dask)
    raise typer.Exit(0 if done else 1)


@app.command()
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
    """For instructors: write a class's marks as a CSV file, or into Canvas's or Moodle's."""
    from autograder.commands.export import export as run
    from autograder.marks.export import Request
    from autograder.marks.filling import Wishes
    from autograder.marks.moodle import Columns

    columns, wishes = Columns(grade_column, feedback_column), Wishes(scale, zeros)
    run(Request(assignment, format, to, like, column, columns, comments, feedback_zip, wishes), course)


@app.command()
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
    """For instructors: write a page that shows what a graded class misunderstood, and CSV files beside it."""
    from autograder.commands.report import report as run

    run(assignment, course, output, names)


def _import_nothing_from_here() -> None:
    """Have neither this process nor those that it starts import what lies in the folder that somebody stands in."""
    os.environ["PYTHONSAFEPATH"] = "1"
    here = {"", "."}
    if given := os.environ.get("PYTHONPATH"):
        paths = given.split(os.pathsep)
        named = [path for path in paths if os.path.isabs(path)]
        os.environ["PYTHONPATH"] = os.pathsep.join(named)
        if named != paths and os.getcwd() not in named:
            here.add(os.getcwd())  # which is what the others have become
    sys.path[:] = [path for path in sys.path if path not in here]


@app.command()
def collect(
    assignment: Annotated[str, typer.Argument(help="The assignment, such as learner_from_scratch.")],
    update: Annotated[
        bool, typer.Option("--update", help="Also newer submissions of students who have one already.")
    ] = False,
    course: Annotated[Path, typer.Option(help="The course's folder, with its nbgrader_config.py.")] = Path(
        "."
    ),
) -> None:
    """For instructors: bring submissions in from nbgrader's exchange, without following links.

    Exit code: 0 when every submission was collected, 1 when one was not, 2 when the command cannot be carried out.
    """
    from autograder.commands.collect import collect as run

    raise typer.Exit(0 if run(assignment, update=update, folder=course) else 1)


def main() -> None:
    """Run the command; one that cannot be carried out says why in one line and exits with 2."""
    _import_nothing_from_here()
    try:
        app()
    except (CannotDo, CourseError, UnknownExercise, OSError) as reason:
        print(f"autograder: {reason}", file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
