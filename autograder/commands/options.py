"""What people may say after a command: options and arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from autograder.commands.errors import CannotDo
from autograder.course.assignment import assignments
from autograder.running.launch import Isolation


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
