"""The `student` of a check: a way to try what the student wrote, wherever it lives."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, Protocol

from autograder.course.manifest import current
from autograder.inside.messages import Observed, Raised
from autograder.inside.probes import call_by_name
from autograder.inside.taking import TakenAway
from autograder.inside.values import unpack
from autograder.judging.allowance import Allowance
from autograder.judging.endings import CheckAtFault
from autograder.judging.feedback import short
from autograder.reading.form import Form
from autograder.reporting.report import Failure

OWN = "Your code has {} do the work, which is what you are to write."


class Place(Protocol):
    """Where a student's code lives: the live kernel, or a process of its own."""

    def observe(self, probe: Callable, args: tuple, seed: int, allowance: Allowance) -> Observed | Raised:
        """What `probe(namespace, *args)` returns or raises there. What time it takes is taken off the `allowance`.

        Raises `TimedOut` when that is used up, and `Crashed` when the process dies.
        """
        ...


class StudentRaised(Exception):
    """The student's code raised an exception while a check tried it."""

    def __init__(self, error: Raised, tried: str):
        super().__init__(f"{error.type}: {error.says}")
        self.error = error
        self.tried = tried
        self.meaning = "Your code raised an exception."
        """What that usually means; a check that knows better may say so and raise it again."""

    def failure(self) -> Failure:
        if self.error.type == "NotImplementedError" and not self.error.says:
            why = "This part of the stub is not written yet: it still raises NotImplementedError."
            return Failure(why, self.tried)
        if self.error.type == TakenAway.__name__:
            return Failure(OWN.format(owner(self.error)), self.tried, lines=places(self.error))
        return Failure(
            self.meaning,
            tried=self.tried,
            got=f"{self.error.type}: {self.error.says}".rstrip(": "),
            lines=places(self.error),
        )


def owner(error: Raised) -> str:
    """What had been taken away, in words, by the exception that it raised."""
    module, _, name = error.says.partition(":")
    root = module.partition(".")[0]
    return f"{'the ' if root in current().packages else ''}{root}'s own {name.rpartition('.')[2]}"


def places(error: Raised) -> list[str]:
    """The lines of the student's own that an exception passed through, in words."""
    found: list[str] = []
    for place in error.places:
        line = f"{place.cell}, line {place.line}: {place.text}".removesuffix(": ")
        if not found or found[-1] != line:
            found.append(line)
    return found


class Student:
    """What a check may do with a student's answer.

    `form` holds facts about the source, `random` draws inputs from the run's seed, `tried` says what was
    last observed and `output` what it printed.
    """

    def __init__(self, place: Place, form: Form, seed: int, seconds: float):
        self.form = form
        self.random = random.Random(seed)
        self.tried = ""
        self.output = ""
        self._place = place
        self._seed = seed
        self._allowance = Allowance(seconds)

    def hurry(self, seconds: float) -> None:
        """Give the rest of this check no more than so many seconds, where what takes longer never ends.

        These are the answer's own: a busy machine does not make them fewer.
        """
        self._allowance.hurry(seconds)

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """What the student's function `name` returns for these arguments, as plain data.

        Raises `StudentRaised` when it raises.
        """
        given = [short(a) for a in args] + [f"{key}={short(value)}" for key, value in kwargs.items()]
        return self.observe(call_by_name, name, args, kwargs, tried=f"{name}({', '.join(given)})")

    def observe(self, probe: Callable, *args: Any, tried: str = "") -> Any:
        """What `probe(namespace, *args)` returns beside the student's code, as plain data.

        `namespace` has the student's names as attributes. `tried` is what to show the student of it, best a
        piece of code that can be pasted into a cell. Raises `StudentRaised` when the probe raises.
        """
        self.tried = tried
        reply = self._place.observe(probe, args, self._seed, self._allowance)
        self.output = reply.output
        if isinstance(reply, Raised):
            if reply.probe:
                raise CheckAtFault(f"{reply.type} in its probe {probe.__name__}: {reply.says}")
            raise StudentRaised(reply, tried)
        return unpack(reply.value)
