"""`autograder verify`: are the checks any good?"""

from __future__ import annotations

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from autograder.assignment import assignments, find_exercise
from autograder.commands.check import warm_worker
from autograder.commands.errors import CannotDo


def verify(exercises: list[str]) -> bool:
    """Print a row for each answer that is not as it should be, and a table of all exercises.

    Returns whether everything is. Raises `UnknownExercise` or `CannotDo`.
    """
    names = [name.lower() for name in exercises] or [e.id for a in assignments() for e in a.exercises]
    for name in names:
        find_exercise(name)
    console = Console(highlight=False)
    table = Table(box=None, header_style="dim")
    for title in ("exercise", "right accepted", "wrong rejected", "by the intended check", "model", "stub"):
        table.add_column(title)
    fine = True
    with warm_worker() as root:
        from autograder.verify import BadAnswerFile
        from autograder.verify import verify as run

        for name in track(
            names, "verifying", console=console, transient=True, disable=not console.is_terminal
        ):
            try:
                verdicts = list(run(name, root))
            except BadAnswerFile as reason:
                raise CannotDo(str(reason)) from None
            for verdict in verdicts:
                if verdict.complaint:
                    fine = False
                    console.print(Text(f"{name} {verdict.answer.name}: {verdict.complaint}", style="red"))
            right = [v for v in verdicts if v.answer.right and v.answer.name != "model"]
            wrong = [v for v in verdicts if not v.answer.right and v.answer.name != "stub"]
            rejected = [v for v in wrong if v.result.status != "passed"]
            table.add_row(
                name,
                f"{sum(not v.complaint for v in right)} of {len(right)}",
                f"{len(rejected)} of {len(wrong)}",
                f"{sum(not v.complaint for v in rejected)} of {len(rejected)}",
                *("ok" if not v.complaint else "no" for v in (verdicts[0], verdicts[-1])),
            )
    console.print(table)
    return fine
