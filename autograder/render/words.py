"""What the statuses are called, for every renderer."""

from autograder.report import CheckStatus, ExerciseStatus

EXERCISE_WORDS: dict[ExerciseStatus, str] = {
    "passed": "passed",
    "failed": "not yet",
    "error": "the cell raises an error",
    "timeout": "took too long",
    "crashed": "the process died",
    "not_attempted": "not attempted",
    "missing": "not there",
    "refused": "refused",
}
CHECK_MARKS: dict[CheckStatus, str] = {
    "passed": "✓",
    "failed": "✗",
    "timeout": "✗",
    "crashed": "✗",
    "not_run": "·",
}
CHECK_WORDS: dict[CheckStatus, str] = {
    "passed": "passed",
    "failed": "failed",
    "timeout": "took too long",
    "crashed": "the process died",
    "not_run": "not run",
}


def points(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")
