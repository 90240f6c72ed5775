"""All that a check is written with. `docs/writing-checks.md` is the way in.

    from autograder.checking import expect_equal, required

    MEANINGS = {"IndexError": "With n = 0 or n = 1 there is no item to look at."}

    @required
    def test_first_twenty(student):
        "fibonacci() returns the first 20 numbers"
        expect_equal(student.call("fibonacci"), FIRST_20, mistakes=[(FIRST_20[1:], "It starts at 1, 1.")])

`student` is a `Student`. What its code raises is explained by `MEANINGS`, or else by what the exception usually means.
"""

from autograder.inside.values import Opaque
from autograder.judging.checking import (
    CheckFailed,
    curves,
    expect,
    expect_close,
    expect_equal,
    expect_tensor,
    fail,
    remembered,
    required,
    which,
)
from autograder.judging.endings import TimedOut
from autograder.judging.feedback import close, describe_array, difference, is_number, kind_of, same, short
from autograder.judging.student import Student, StudentRaised
from autograder.reading.form import Form
from autograder.reporting.report import Chart

__all__ = [
    "Chart",
    "Form",
    "describe_array",
    "CheckFailed",
    "Opaque",
    "Student",
    "StudentRaised",
    "TimedOut",
    "close",
    "curves",
    "difference",
    "expect",
    "expect_close",
    "expect_equal",
    "expect_tensor",
    "fail",
    "is_number",
    "kind_of",
    "remembered",
    "required",
    "same",
    "short",
    "which",
]
