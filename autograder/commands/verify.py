"""`autograder verify`: are the checks any good?"""

from __future__ import annotations

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from autograder.assignment import assignments, find_exercise
from autograder.commands.check import warm
from autograder.commands.errors import CannotDo


def verify(exercises: list[str], with_mutants: bool) -> bool:
    """Print a line for each answer that is not as it should be, and a table of all exercises.

    With mutants, also those small changes to the model answer that no check notices.

    Returns whether everything is. Raises `UnknownExercise` or `CannotDo`.
    """
    names = [name.lower() for name in exercises] or [e.id for a in assignments() for e in a.exercises]
    for name in names:
        find_exercise(name)
    console = Console(highlight=False)
    table = Table(box=None, header_style="dim")
    for title in (
        "exercise",
        "right accepted",
        "wrong rejected",
        "by the intended check",
        "model",
        "stub",
        *["mutants"] * with_mutants,
    ):
        table.add_column(title)
    fine = True
    with warm() as grader:
        from autograder.verify import BadAnswerFile, surviving_mutants
        from autograder.verify import verify as run

        for name in track(
            names, "verifying", console=console, transient=True, disable=not console.is_terminal
        ):
            try:
                verdicts = list(run(name, grader.root))
            except BadAnswerFile as reason:
                raise CannotDo(str(reason)) from None
            for verdict in verdicts:
                if verdict.complaint:
                    fine = False
                    console.print(Text(f"{name} {verdict.answer.name}: {verdict.complaint}", style="red"))
            right = [v for v in verdicts if v.answer.right and v.answer.name != "model"]
            wrong = [v for v in verdicts if not v.answer.right and v.answer.name != "stub"]
            rejected = [v for v in wrong if v.result.status != "passed"]
            mutants = list(surviving_mutants(name, grader.root)) if with_mutants else []
            for mutant, _ in filter(lambda pair: pair[1], mutants):
                console.print(Text(f"{name} survives {mutant.change}:\n{mutant.diff}", style="yellow"))
            noticed = sum(not survives for _, survives in mutants)
            table.add_row(
                name,
                f"{sum(not v.complaint for v in right)} of {len(right)}",
                f"{len(rejected)} of {len(wrong)}",
                f"{sum(not v.complaint for v in rejected)} of {len(rejected)}",
                *("ok" if not v.complaint else "no" for v in (verdicts[0], verdicts[-1])),
                *[f"{noticed} of {len(mutants)} noticed"] * with_mutants,
            )
    console.print(table)
    return fine
