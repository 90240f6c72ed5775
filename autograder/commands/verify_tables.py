"""`autograder verify --visible-only`, `--by-heart` and `--mutants`: what nobody would notice, as a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from autograder.commands.check import warm
from autograder.commands.errors import CannotDo
from autograder.course.assignment import known_exercises

if TYPE_CHECKING:
    from autograder.grading.grader import Grader

Looked = tuple[list[object], list[str]]
"""What is to stand in an exercise's row, and complaints."""

VISIBLE_ONLY = """\
# What only hidden checks notice

`autograder verify --visible-only` judges every known wrong answer by the visible checks alone, as a student's own notebook
does. This table has those that would pass there. They may be answers by heart, which is what hidden checks are for, and
nothing else: whatever an exercise promises has a visible check.
"""
BY_HEART = """\
# Answers by heart

`autograder verify --by-heart` keeps all that the model answer gave when its inputs were drawn from one seed, and judges it
with the inputs of twenty other seeds. Where a check asks for the same thing again, the answer by heart is right; elsewhere
it says what it said the first time. It should fail with every other seed, visible and hidden checks together.
"""
MUTANTS = """\
# Changes that the checks do not notice

`autograder verify --mutants` makes small automatic changes to each model answer, one at a time: another operator or number,
a condition turned round, always met or never, a loop or a statement left out, two arguments swapped, an argument left out,
a `return` one level further in or out. The table counts those that some check notices, and says of those that survive why
they leave the answer right. The reasons stand in `survivors.toml`, beside the known answers.

When a new survivor turns up, either it is explained there, or a check is missing: add it, and the changed answer to the
known answers as a wrong one.
"""


def visible_only(names: Sequence[str], write: Path | None) -> bool:
    """Print, and perhaps write, which known wrong answers only hidden checks notice. Whether all are by heart."""
    from autograder.authoring.verify import known_answers, try_answer

    def look(name: str, grader: Grader) -> Looked:
        wrong = [answer for answer in known_answers(name) if not answer.right]
        passing = [
            a for a in wrong if try_answer(name, a.source, grader, visible_only=True)[0].status == "passed"
        ]
        complaints = [
            f"{name} {a.name}: only hidden checks notice it, and it is not by heart: {a.what}"
            for a in passing
            if not a.by_heart
        ]
        at_home = len(wrong) - len(passing)
        return [len(wrong), at_home, "; ".join(a.what for a in passing)], complaints

    return _table(
        names, look, VISIBLE_ONLY, ["wrong answers", "noticed at home", "only by hidden checks"], write
    )


def by_heart(names: Sequence[str], write: Path | None) -> bool:
    """Print, and perhaps write, how far an answer by heart gets. Whether it fails with every other seed."""
    from autograder.authoring.by_heart import SEEDS
    from autograder.authoring.by_heart import by_heart as run

    def look(name: str, grader: Grader) -> Looked:
        results = run(name, grader)
        fails = sum(result.status != "passed" for result in results)
        always = [
            checks[0].name
            for checks in zip(*(result.checks for result in results), strict=True)
            if all(check.status not in ("passed", "broken") for check in checks)
        ]
        most = max(result.score for result in results)
        passed = f"{name}: an answer by heart passes with {len(SEEDS) - fails} of {len(SEEDS)} other seeds"
        row = [
            f"{fails} of {len(SEEDS)}",
            f"{most:g} of {results[0].max_score:g}",
            len(always),
            len(results[0].checks),
        ]
        return row, [passed] if fails < len(SEEDS) else []

    columns = ["fails with other seeds", "most points that it keeps", "checks that always notice", "of"]
    return _table(names, look, BY_HEART, columns, write)


def mutants(names: Sequence[str], write: Path | None) -> bool:
    """Print, and perhaps write, which small changes to the model answers pass. Whether all of these are explained."""
    from autograder.authoring.mutants import explained
    from autograder.authoring.verify import HASTY, surviving_mutants

    def look(name: str, grader: Grader) -> Looked:
        known = explained(name)
        tried = list(surviving_mutants(name, grader))
        survivors = [mutant for mutant, survives in tried if survives]
        reasons = {m: next((why for piece, why in known.items() if piece in m.diff), "") for m in survivors}
        complaints = [f"{name} survives {m.change}:\n{m.diff}" for m in survivors if not reasons[m]]
        why = "; ".join(dict.fromkeys(reason or "not explained" for reason in reasons.values()))
        return [len(tried), len(tried) - len(survivors), why], complaints

    columns = ["mutants", "noticed", "those that survive, and why they are right"]
    return _table(names, look, MUTANTS, columns, write, hasty=HASTY)


def _table(
    names: Sequence[str],
    look: Callable[[str, Grader], Looked],
    text: str,
    columns: Sequence[str],
    write: Path | None,
    hasty: object = None,
) -> bool:
    """Print a row for each exercise, and what there is to complain of. Raises `CannotDo`."""
    from autograder.authoring.tables import write_table
    from autograder.authoring.verify import BadAnswerFile

    console = Console(highlight=False)
    table = Table("exercise", *columns, box=None, header_style="dim")
    fine = True
    with warm(limits=hasty) as grader:  # type: ignore[arg-type]
        try:
            for name, (row, complaints) in _looked(names, look, grader, console):
                for complaint in complaints:
                    fine = False
                    console.print(Text(complaint, style="yellow"), soft_wrap=True)
                table.add_row(name, *map(str, row))
                if write:  # as each is done, so that nothing is lost when somebody stops it
                    write_table(write, text, columns, {name: row}, known_exercises())
        except BadAnswerFile as reason:
            raise CannotDo(str(reason)) from None
    console.print(table)
    return fine


def _looked(
    names: Sequence[str], look: Callable[[str, Grader], Looked], grader: Grader, console: Console
) -> Iterator[tuple[str, Looked]]:
    for name in track(names, "looking", console=console, transient=True, disable=not console.is_terminal):
        yield name, look(name, grader)
