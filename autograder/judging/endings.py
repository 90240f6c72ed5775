"""How trying an answer may end without anything to judge."""

from __future__ import annotations

from autograder.reporting.report import ExerciseStatus

INSTEAD = {
    "looping": "it computed for {seconds:g} seconds. Does a loop never end?",
    "waiting": "it waited for {seconds:g} seconds and computed nothing. Does it wait for input, a lock, a queue or "
    "time.sleep()?",
    "starved": "the machine had too much else to do. Try again when it is less busy.",
}


class TimedOut(Exception):
    """Student code did not come back in time; its process has been ended.

    `how` says what it did instead: "looping", "waiting", "starved", or nothing where nobody knows. It had `seconds`.
    Who is `starved` may be quick, on a machine that has less to do.
    """

    def __init__(self, how: str = "", seconds: float = 0.0):
        self.starved = how == "starved"
        self.instead = INSTEAD.get(how, "does something loop, or wait, without end?").format(seconds=seconds)
        super().__init__(self.instead)
        self.meaning = f"It did not finish in time: {self.instead}"
        """What that usually means; a check that knows better may say so and raise it again."""
        self.whose = ""
        """A sentence on which of the student's parts is the reason, where the answer takes some."""


class NotTried(TimedOut):
    """Not tried, since checks before it had run out of time."""


class Crashed(Exception):
    """The process that ran student code is gone. The message says how it ended; `whose`, as for `TimedOut`."""

    whose = ""


class CheckAtFault(Exception):
    """A check cannot judge, because of a mistake in the check itself. The message says what is wrong with it."""


class NotGraded(Exception):
    """An exercise whose checks cannot be run, with the status that says why."""

    def __init__(self, status: ExerciseStatus, message: str):
        super().__init__(message)
        self.status = status
        self.message = message
