"""What the way in which a check ended says of the answer, or of the check."""

from __future__ import annotations

import traceback
from pathlib import Path

import pytest

from autograder.inside.values import Malformed, TooLarge
from autograder.judging.checking import CheckFailed
from autograder.judging.endings import Crashed, NotGraded, NotTried, TimedOut
from autograder.judging.student import StudentRaised
from autograder.reporting.report import CheckStatus, Failure

AT_FAULT = "This check is at fault; your answer was not judged by it."
ODD = "The result contains an object of type {}, which cannot be judged. What type does the exercise ask for?"
LONGEST_FAULT = 4_000  # characters of a traceback, the last of which say most


def verdict(error: BaseException | None, tried: str, odd: str = "") -> tuple[CheckStatus, Failure | None]:
    """What the way in which a check ended says of the answer. `tried` is what the check had last observed.

    An exception that is not a verdict is a mistake in the check: it ends as "broken", and judges nobody. If the check has
    observed something `odd`, whose type is not plain data, that is the likely cause, and the answer fails. Otherwise a
    student could switch off a check by handing in such a thing.
    """
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
            return "timeout", Failure(f"{error.meaning} {error.whose}".rstrip(), tried)
        case Crashed():
            return "crashed", Failure(f"The Python process died: {error}. {error.whose}".rstrip(), tried)
        case AssertionError() | pytest.fail.Exception():
            return "failed", Failure(str(error).strip().splitlines()[0] if str(error).strip() else "", tried)
        case TooLarge():
            return "failed", Failure(
                f"Too much came back to be looked at: {error}. How much is asked for?", tried
            )
        case Malformed():
            return "failed", Failure("What came back is not something that can be looked into.", tried)
        case TypeError() | ValueError() | LookupError() | ArithmeticError() | AttributeError() if odd:
            return "failed", Failure(ODD.format(odd), tried)
        case _:
            return "broken", Failure(AT_FAULT)


def fault(error: BaseException, file: Path) -> str:
    """The traceback of a check that is at fault, for its author: from the first line in the check's own `file` on."""
    found = traceback.TracebackException.from_exception(error)
    lines = [place.filename for place in found.stack]
    first = lines.index(str(file)) if str(file) in lines else 0
    found.stack = traceback.StackSummary.from_list(found.stack[first:])
    return "".join(found.format()).strip()[-LONGEST_FAULT:]


def _with_tried(failure: Failure, tried: str) -> Failure:
    return Failure(failure.why, tried, failure.expected, failure.got, failure.lines, failure.chart)
