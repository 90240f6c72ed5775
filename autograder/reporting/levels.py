"""How much of its hidden checks a report shows to the student: all of them in full, or less."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from autograder.reporting.report import CheckResult, ExerciseResult, Failure, Report

LEVELS = ("nothing", "result", "mistake", "full")
"""From the least that is shown to the most."""

FULL = LEVELS[-1]
COUNTED = "Hidden checks count too. They are not shown here."


def at_level(report: Report, level: str, sentence: Callable[[str], str]) -> Report:
    """The report with no more of its hidden checks than `level` allows.

    `sentence` makes of what a check says is wrong what may be shown of it: without anything that was tried, expected or
    given back. Points and statuses stay.
    """
    if level == FULL:
        return report
    secret = {
        line
        for result in report.exercises
        for line in replace(result, checks=[c for c in result.checks if c.hidden]).faults
    }
    return replace(
        report,
        problems=[problem for problem in report.problems if problem not in secret],
        exercises=[_exercise(result, level, sentence) for result in report.exercises],
    )


def _exercise(result: ExerciseResult, level: str, sentence: Callable[[str], str]) -> ExerciseResult:
    visible = [check for check in result.checks if not check.hidden]
    hidden = [check for check in result.checks if check.hidden]
    if not hidden:
        return result
    if level == "nothing":
        # Where something kept all checks from running, the message says what that was.
        return replace(result, checks=visible, message=result.message or COUNTED)
    shown = [
        _check(check, f"hidden check {number} of {len(hidden)}", sentence if level == "mistake" else None)
        for number, check in enumerate(hidden, 1)
    ]
    return replace(result, checks=[*visible, *shown])


def _check(check: CheckResult, says: str, sentence: Callable[[str], str] | None) -> CheckResult:
    """A hidden check with only how it ended, and with `sentence` what was wrong."""
    why = sentence(check.failure.why) if sentence and check.failure else ""
    failure = Failure(why) if why else None
    return CheckResult("hidden", says, check.status, hidden=True, message=why, failure=failure)
