"""What the way in which a check ended says of the answer."""

from __future__ import annotations

from autograder.inside.values import Malformed
from autograder.judging.checking import CheckFailed
from autograder.judging.endings import Crashed, NotGraded, NotTried, TimedOut
from autograder.judging.student import StudentRaised
from autograder.reporting.report import CheckStatus, Failure


def verdict(error: BaseException | None, tried: str) -> tuple[CheckStatus, Failure | None]:
    """What the way in which a check ended says of the answer. `tried` is what the check had last observed."""
    match error:
        case None:
            return "passed", None
        case NotGraded():
            return "not_run", None
        case CheckFailed(failure=failure):
            return "failed", failure if failure.tried else _with_tried(failure, tried)
        case StudentRaised():
            return "failed", error.failure()
        case NotTried():
            return "timeout", Failure("Not tried: checks before this one had already run out of time.")
        case TimedOut():
            return "timeout", Failure(error.meaning, tried)
        case Crashed():
            return "crashed", Failure(f"The Python process died: {error}.", tried)
        case AssertionError():
            return "failed", Failure(str(error).strip().splitlines()[0] if str(error).strip() else "", tried)
        case Malformed():
            return "failed", Failure("What came back is not something that can be looked into.", tried)
        case _:
            why = f"What came back could not be judged ({type(error).__name__}: {error})."
            return "failed", Failure(why, tried)


def _with_tried(failure: Failure, tried: str) -> Failure:
    return Failure(failure.why, tried, failure.expected, failure.got, failure.lines, failure.chart)
