"""The `autograder` command: what can be asked for. What is done for it is in `autograder.commands`."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from autograder.commands import for_instructors
from autograder.commands.errors import CannotDo
from autograder.commands.options import (
    Name,
    NoSandbox,
    RequireSandbox,
    Solutions,
    Where,
    Words,
    exercise_names,
    isolation,
)
from autograder.commands.where import folder_of, targets
from autograder.course.assignment import UnknownExercise
from autograder.course.manifest import CourseError

STUDENTS, AUTHORS = "For students", "For authors"

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Grades the exercises of a course, in notebooks, as a student or as an instructor.",
)


@app.command(rich_help_panel=STUDENTS)
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


@app.command(rich_help_panel=STUDENTS)
def watch(
    path: Where = None,
    solutions: Solutions = None,
    require_sandbox: RequireSandbox = False,
    no_sandbox: NoSandbox = False,
) -> None:
    """Check again on every save: the exercise that changed, at once."""
    from autograder.commands.watch import watch as run

    run(path or folder_of(), solutions, isolation(require_sandbox, no_sandbox))


@app.command(rich_help_panel=STUDENTS)
def hint(
    exercise: Name, number: Annotated[int, typer.Argument(min=1, help="The first hint, the second, ...")] = 1
) -> None:
    """Show a hint: the first is a nudge, the last nearly the answer."""
    from autograder.commands.study import hint as run

    run(exercise, number)


@app.command(rich_help_panel=STUDENTS)
def reset(exercise: Name, path: Where = None) -> None:
    """Put an exercise's stub back, keeping a copy of what was there."""
    from autograder.commands.study import reset as run

    where, (name,) = targets([str(path)] if path else [], [exercise])
    run(name, where)


@app.command(rich_help_panel=STUDENTS)
def solution(exercise: Name, path: Where = None, solutions: Solutions = None) -> None:
    """Show the model answer, once your own passes, if this copy came with answers."""
    from autograder.commands.study import solution as run

    where, (name,) = targets([str(path)] if path else [], [exercise])
    run(name, where, solutions)


@app.command(rich_help_panel=AUTHORS)
def verify(
    exercises: Annotated[
        list[str] | None, typer.Argument(help="Exercises (default: all).", autocompletion=exercise_names)
    ] = None,
    runs: Annotated[
        int,
        typer.Option(help="How many times to try each answer, on other drawn inputs each time.", min=1),
    ] = 1,
    mutants: Annotated[
        bool, typer.Option("--mutants", help="Try small automatic changes to the model answers instead.")
    ] = False,
    visible_only: Annotated[
        bool, typer.Option("--visible-only", help="Which wrong answers do only hidden checks notice?")
    ] = False,
    by_heart: Annotated[
        bool, typer.Option("--by-heart", help="How far does an answer get that knows one seed's inputs?")
    ] = False,
    write: Annotated[
        Path | None, typer.Option(help="A Markdown file to write the table of one of these three to.")
    ] = None,
) -> None:
    """Hold the checks against answers that are known to be right or wrong."""
    from autograder.commands import verify_tables
    from autograder.commands.verify import named
    from autograder.commands.verify import verify as run

    asked = {
        verify_tables.mutants: mutants,
        verify_tables.visible_only: visible_only,
        verify_tables.by_heart: by_heart,
    }
    looks = [look for look, wanted in asked.items() if wanted]
    if len(looks) > 1 or (write and not looks):
        raise typer.BadParameter(
            "One of --mutants, --visible-only and --by-heart at a time; --write goes with one."
        )
    fine = looks[0](named(exercises or []), write) if looks else run(exercises or [], runs)
    raise typer.Exit(0 if fine else 1)


@app.command(rich_help_panel=AUTHORS)
def new(
    exercise: Annotated[str, typer.Argument(help="Its name: small letters and digits.")],
    title: Annotated[str, typer.Argument(help="Its title, such as 'Count the vowels'.")],
    notebook: Annotated[str, typer.Option(help="The source notebook that it goes to the end of.")],
    points: Annotated[float, typer.Option(help="Points for its checks.")] = 2,
    words: Annotated[float, typer.Option(help="Points for an answer in words; 0: it has none.")] = 0,
) -> None:
    """Make an exercise, with cells, checks and known answers to be written over."""
    from autograder.commands.new import new as run

    run(exercise, title, notebook, points, words)


@app.command(
    rich_help_panel=STUDENTS,
    context_settings={"allow_extra_args": True, "ignore_unknown_options": True},
)
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


app.add_typer(for_instructors.app)


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
    finally:
        gc.freeze()  # otherwise Python searches everything it imported for garbage once more as it exits


if __name__ == "__main__":
    main()
