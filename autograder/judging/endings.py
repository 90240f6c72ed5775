"""How trying an answer may end without anything to judge."""

from __future__ import annotations

from autograder.reporting.report import ExerciseStatus


class TimedOut(Exception):
    """Student code did not come back in time; its process has been ended."""

    meaning = "It did not finish in time. Does something loop, or wait, without end?"
    """What that usually means; a check that knows better may say so and raise it again."""


class NotTried(TimedOut):
    """Not tried, since checks before it had run out of time."""


class Crashed(Exception):
    """The process that ran student code is gone. The message says how it ended."""


class CheckAtFault(Exception):
    """A check cannot judge, because of a mistake in the check itself. The message says what is wrong with it."""


class NotGraded(Exception):
    """An exercise whose checks cannot be run, with the status that says why."""

    def __init__(self, status: ExerciseStatus, message: str):
        super().__init__(message)
        self.status = status
        self.message = message
