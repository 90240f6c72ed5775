"""What every renderer shares: what the statuses are called, and how text is made harmless."""

import re

from autograder.reporting.report import CheckResult, CheckStatus, ExerciseResult, ExerciseStatus

# What steers a terminal, and what has text run backwards.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

EXERCISE_WORDS: dict[ExerciseStatus, str] = {
    "passed": "passed",
    "failed": "not yet",
    "error": "the cell raises an error",
    "timeout": "took too long",
    "crashed": "the process died",
    "broken": "the checks are at fault",
    "not_attempted": "not attempted",
    "missing": "not there",
    "refused": "refused",
}
CHECK_MARKS: dict[CheckStatus, str] = {
    "passed": "✓",
    "failed": "✗",
    "timeout": "✗",
    "crashed": "✗",
    "broken": "!",
    "not_run": "·",
}
CHECK_WORDS: dict[CheckStatus, str] = {
    "passed": "passed",
    "failed": "failed",
    "timeout": "took too long",
    "crashed": "the process died",
    "broken": "at fault",
    "not_run": "not run",
}


def same_stop(check: CheckResult, first: CheckResult | None) -> bool:
    """Whether the exception that ended the `first` failing check ended this one too, so that it judged nothing by itself."""
    if first is None or check is first or check.failure is None or first.failure is None:
        return False
    return bool(first.failure.lines) and bool(check.failure.lines) and check.failure.got == first.failure.got


def aside(check: CheckResult, first: CheckResult | None) -> str:
    """What is said behind a check's own line: what kept it from judging, and whether there are points without it."""
    if check.status in ("passed", "not_run"):
        return ""
    if same_stop(check, first):
        return "not judged: the same exception"
    words = [] if check.status == "failed" else [CHECK_WORDS[check.status]]
    if check.required and check.status != "broken":
        words.append("no points without it")
    return ", ".join(words)


def points(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def count(number: int, noun: str) -> str:
    """ "1 exercise", "2 exercises"."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def following(results: list[ExerciseResult], after: str = "") -> ExerciseResult | None:
    """The exercise to do next: the first that was tried and does not pass, or else the first after what passed last.

    `after` is the exercise that was worked on just now: if it does not pass it stays the next.
    """
    left = [result for result in results if result.status != "passed"]
    if (same := next((r for r in left if r.id == after), None)) is not None:
        return same
    tried = [r for r in left if r.status not in ("not_attempted", "missing")]
    if tried and not after:
        return tried[0]
    done = [place for place, r in enumerate(results) if (r.id == after if after else r.status == "passed")]
    later = [r for r in results[done[-1] + 1 :] if r.status != "passed"] if done else []
    return next(iter(later + left), None)


def praise(passed: list[ExerciseResult]) -> str:
    """What is said when all that were graded pass, be it a whole assignment or one exercise that was asked for."""
    who = f"{passed[0].id} passes" if len(passed) == 1 else f"All {len(passed)} exercises pass"
    return f"{who}. Well done!"


def visible(text: str) -> str:
    """The text with control characters written out: what an answer says must not steer a terminal."""
    return CONTROL.sub(lambda found: repr(found[0])[1:-1], text)
