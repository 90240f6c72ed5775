"""The `autograder` command."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from autograder.assignment import UnknownExercise, suggestion
from autograder.launch import launch

app = typer.Typer(
    add_completion=True,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Grades the exercises of 'A fastai Learner from Scratch'.",
)


class CannotDo(Exception):
    """The command itself cannot be carried out; the reason is one line."""


@app.callback()
def _group() -> None:
    """Keeps `check` a subcommand while it is the only one."""


@app.command()
def check(
    path: Annotated[Path, typer.Argument(help="A notebook, or a folder of notebooks.")] = Path(
        "exercises/learner_from_scratch"
    ),
    exercise: Annotated[
        list[str] | None,
        typer.Option("-q", "--exercise", help="Only this exercise, such as q16. Repeatable."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the report as JSON.")] = False,
    seed: Annotated[
        int | None,
        typer.Option(help="Draw the checks' inputs from this seed, as an earlier report names it."),
    ] = None,
    solutions: Annotated[
        Path | None,
        typer.Option(help="Where the hidden checks are (default: the project's own solutions/, if any)."),
    ] = None,
) -> None:
    """Grade a submission and show the result.

    Exit code: 0 when every exercise passes, 1 when one does not, 2 when the command cannot be carried out.
    """
    # Everything slow is imported here, so that `--help` and completion answer at once, and while the worker,
    # too, is importing.
    from autograder.submission import NoSubmission, read_submission

    try:
        submission = read_submission(path)
        known = [answer.exercise.id for answer in submission.answers]
        only = [name.lower() for name in exercise] if exercise else None
        for name in only or []:
            if name not in known:
                raise UnknownExercise(f"There is no exercise {name!r} in {path}. {suggestion(name, known)}")
    except (NoSubmission, UnknownExercise) as reason:
        raise CannotDo(str(reason)) from None
    launched = launch()
    from autograder.grading import ChecksBroken, grade
    from autograder.limits import Limits
    from autograder.workers import Root, WorkerFailed

    try:
        with Root(launched, Limits().start) as root:
            report = grade(submission, root, only=only, seed=seed, solutions=solutions)
    except (WorkerFailed, ChecksBroken) as reason:
        raise CannotDo(str(reason)) from None
    if as_json:
        print(report.to_json())
    else:
        from autograder.render.terminal import show

        show(report, Console(highlight=False))
    raise typer.Exit(0 if report.passed else 1)


def main() -> None:
    """Run the command; a command that cannot be carried out says why in one line and exits with 2."""
    try:
        app()
    except (CannotDo, OSError) as reason:
        print(f"autograder: {reason}", file=sys.stderr)
        sys.exit(2)
