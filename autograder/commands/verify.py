"""`autograder verify`: are the checks any good?"""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from autograder.commands.check import warm
from autograder.commands.errors import CannotDo
from autograder.course.assignment import UnknownExercise, known_exercises, named_exercises

if TYPE_CHECKING:
    from autograder.authoring.verify import Verdict


def named(exercises: list[str]) -> list[str]:
    """The exercises of these names, or all. Raises `UnknownExercise`."""
    known = known_exercises()
    try:
        return named_exercises(exercises, known) or known
    except UnknownExercise as reason:
        raise UnknownExercise(
            f"{reason} If it is new: nbgrader generate_assignment ASSIGNMENT --force"
        ) from None


def verify(exercises: list[str], runs: int = 1) -> bool:
    """Print a line for each answer that is not as it should be, and a table of all exercises.

    Each answer is tried `runs` times, on other drawn inputs each time; it is as it should be if it is so every time, and
    passes the same checks. What is missing or weak is said as well, and is no reason to fail.

    Returns whether everything is. Raises `UnknownExercise` or `CannotDo`.
    """
    names = named(exercises)
    console = Console(highlight=False)
    table = Table(box=None, header_style="dim")
    for title in (
        "exercise",
        "right accepted",
        "wrong rejected",
        "by the intended check",
        "model",
        "stub",
    ):
        table.add_column(title)
    fine = True
    with ExitStack() as stack:
        from autograder.authoring.verify import BadAnswerFile, lucky_checks
        from autograder.authoring.verify import verify as run
        from autograder.authoring.weak import weaknesses

        grader = stack.enter_context(warm())
        for name in track(
            names, "verifying", console=console, transient=True, disable=not console.is_terminal
        ):
            tried: dict[str, list[Verdict]] = {}
            shown: dict[str, str] = {}  # a faulty check gives the same traceback for every answer
            try:
                for weakness in weaknesses(name):
                    console.print(Text(f"{name}: {weakness}", style="yellow"), soft_wrap=True)
                for _ in range(runs):
                    for verdict in run(name, grader):
                        tried.setdefault(verdict.answer.name, []).append(verdict)
                        if verdict.complaint:
                            fine = False
                            first = shown.setdefault(verdict.complaint, verdict.answer.name)
                            known = first != verdict.answer.name and "\n" in verdict.complaint
                            what = f"the same as for {first}" if known else verdict.complaint
                            line = f"{name} {verdict.answer.name}: {what} (seed {verdict.seed})"
                            console.print(Text(line, style="red"))
            except BadAnswerFile as reason:
                raise CannotDo(str(reason)) from None
            for answer, all_runs in tried.items():
                for luck in lucky_checks(all_runs):
                    fine = False
                    console.print(Text(f"{name} {answer}: {luck}", style="yellow"))
            model, stub = tried.pop("model"), tried.pop("stub")
            right = [all_runs for all_runs in tried.values() if all_runs[0].answer.right]
            wrong = [all_runs for all_runs in tried.values() if not all_runs[0].answer.right]
            rejected = [all_runs for all_runs in wrong if all(v.result.status != "passed" for v in all_runs)]
            table.add_row(
                name,
                f"{sum(map(_as_they_should_be, right))} of {len(right)}",
                f"{len(rejected)} of {len(wrong)}",
                f"{sum(map(_as_they_should_be, rejected))} of {len(rejected)}",
                *("ok" if _as_they_should_be(all_runs) else "no" for all_runs in (model, stub)),
            )
    console.print(table)
    return fine


def _as_they_should_be(verdicts: list[Verdict]) -> bool:
    return not any(verdict.complaint for verdict in verdicts)
