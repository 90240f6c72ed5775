"""The `student` of a check: a way to try what the student wrote, wherever it lives."""

from __future__ import annotations

import ast
import builtins
import random
import re
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from autograder.course.manifest import current
from autograder.inside.messages import Observed, Raised
from autograder.inside.probes import call_by_name
from autograder.inside.taking import TakenAway
from autograder.inside.values import PLAIN, Opaque, unpack
from autograder.judging.allowance import Allowance
from autograder.judging.endings import CheckAtFault
from autograder.judging.feedback import is_sequence, short
from autograder.judging.meanings import Meanings, meaning_of
from autograder.reading.cells import parse
from autograder.reading.form import Form
from autograder.reporting.report import Chart, Failure

MOST_PRINTED, LONGEST_PRINTED = 8, 120  # lines, and characters of one, of what the student's code printed
OWN = "Your code leaves the work to {}. Write that part yourself."


class Place(Protocol):
    """Where a student's code lives: the live kernel, or a process of its own."""

    def observe(self, probe: Callable, args: tuple, seed: int, allowance: Allowance) -> Observed | Raised:
        """What `probe(namespace, *args)` returns or raises there. What time it takes is taken off the `allowance`.

        Raises `TimedOut` when that is used up, and `Crashed` when the process dies.
        """
        ...


class StudentRaised(Exception):
    """The student's code raised an exception while a check tried it.

    `tables` say what exceptions mean here, the most special first; `source` is the answer's cell.
    """

    def __init__(self, error: Raised, tried: str, tables: Sequence[Meanings] = (), source: str = ""):
        super().__init__(f"{error.type}: {error.says}")
        self.error = error
        self.tried = tried
        self.meaning = ""
        """What it means, where a check that has caught it knows better than the tables."""
        self._tables = tables
        self._source = source

    def failure(self) -> Failure:
        if (why := _not_written(self.error, self._source)) is not None:
            return Failure(why, self.tried)
        if self.error.type == TakenAway.__name__:
            return Failure(OWN.format(owner(self.error)), self.tried, lines=places(self.error))
        return Failure(
            self.meaning or meaning_of(self.error, *self._tables),
            tried=self.tried,
            got=f"{self.error.type}: {self.error.says}".rstrip(": "),
            lines=places(self.error),
            printed=beginning(self.error.output),
        )


def beginning(output: str) -> str:
    """The first lines of what the student's code printed."""
    lines = output.strip("\n").splitlines()
    shown = [line[:LONGEST_PRINTED] for line in lines[:MOST_PRINTED]]
    return "\n".join(
        [*shown, f"... and {len(lines) - MOST_PRINTED} lines more"] if lines[MOST_PRINTED:] else shown
    )


def _not_written(error: Raised, source: str) -> str | None:
    """What to say of a `raise NotImplementedError()` that is still there; None for any other exception.

    Is anything written above it? And is it in the answer's own cell, whose `source` is given?
    """
    if error.type != "NotImplementedError" or error.says:
        return None
    if not error.places:
        return "Your code still says raise NotImplementedError(): delete it."
    place = error.places[-1]
    if not place.text.startswith("raise"):
        return None  # a library raised it
    here = [node for node in ast.walk(parse(source)) if getattr(node, "lineno", 0) == place.line]
    if not any(isinstance(node, ast.Raise) for node in here):
        return (
            f"{place.cell or 'Another cell'}, line {place.line}, still says raise NotImplementedError(), and your answer "
            "uses what that cell defines. Write it first. If the setup cell has it too, run that one again to get it back."
        )
    for node in ast.walk(parse(source)):
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or node.body[-1] not in here:
            continue
        written = [
            s for s in node.body[:-1] if not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))
        ]
        if not written:
            return f"{node.name} is not written yet: it still raises NotImplementedError."
    return f"Line {place.line} still says raise NotImplementedError(): delete it."


def owner(error: Raised) -> str:
    """What had been taken away, as a student would write it."""
    return current().spoken(error.says)


def places(error: Raised) -> list[str]:
    """The lines of the student's own that an exception passed through, in words."""
    found: list[str] = []
    for place in error.places:
        head = f"{place.cell}, line {place.line}:"
        # A line with a caret under it keeps its own two lines.
        line = f"{head}\n{place.text}" if "\n" in place.text else f"{head} {place.text}".removesuffix(": ")
        if not found or found[-1] != line:
            found.append(line)
    return found


class Student:
    """What a check may do with a student's answer.

    `place` is where it lives, `form` holds facts about the source, and `random` draws inputs from the run's seed. `tried`
    says what was last observed and `output` what it printed. `chart` is a picture to show when the check passes. `meanings`
    say what exceptions mean in this exercise: `MEANINGS` of the check's file. `odd` is the type of something in what was
    last observed that is no plain data.
    """

    def __init__(self, place: Place, form: Form, seed: int, seconds: float):
        self.form = form
        self.meanings: Meanings = {}
        self.chart: Chart | None = None
        self.random = random.Random(seed)
        self.tried = ""
        self.output = ""
        self.odd = ""
        self.place = place
        self._seed = seed
        self._allowance = Allowance(seconds)

    def hurry(self, seconds: float) -> None:
        """Give the rest of this check no more than so many seconds, where what takes longer never ends.

        These are the answer's own: a busy machine does not make them fewer.
        """
        self._allowance.hurry(seconds)

    def show(self, chart: Chart) -> None:
        """Have this picture on the card when the check passes."""
        self.chart = chart

    def call(self, name: str, *args: Any, **kwargs: Any) -> Any:
        """What the student's function `name` returns for these arguments, as plain data.

        Raises `StudentRaised` when it raises.
        """
        given = [short(a) for a in args] + [f"{key}={short(value)}" for key, value in kwargs.items()]
        return self.observe(call_by_name, name, args, kwargs, tried=f"{name}({', '.join(given)})")

    def observe(self, probe: Callable, *args: Any, tried: str = "", meanings: Meanings | None = None) -> Any:
        """What `probe(namespace, *args)` returns beside the student's code, as plain data.

        `namespace` has the student's names as attributes. `tried` is what to show the student of it, best a
        piece of code that can be pasted into a cell. `meanings` say what exceptions mean in this call, before those of
        the file. Raises `StudentRaised` when the probe raises.
        """
        self.tried = tried
        reply = self.place.observe(probe, args, self._seed, self._allowance)
        self.output = reply.output
        if isinstance(reply, Raised):
            if reply.probe and lacks_a_name(probe, reply.says):
                raise CheckAtFault(f"{reply.type} in its probe {probe.__name__}: {reply.says}")
            raise StudentRaised(reply, tried, (meanings or {}, self.meanings), self.form.source)
        value = unpack(reply.value)
        self.odd = odd_in(value)
        return value


def lacks_a_name(probe: Callable, says: str) -> bool:
    """Whether a probe reads a name that is missing on the grader's side too, so that the mistake is the check's own.

    In the student's process a name may be missing because the student's code has deleted it.
    """
    found = re.match(r"name '(\w+)' is not defined", says)
    known = getattr(probe, "__globals__", {})
    return found is not None and not (found[1] in known or hasattr(builtins, found[1]))


def odd_in(value: Any) -> str:
    """The type of the first thing in an observation that is not plain data; empty if everything is."""
    todo: list[Any] = [value]
    while todo:
        at = todo.pop()
        if isinstance(at, Opaque):
            return at.type
        if isinstance(at, dict):
            todo += [o for pair in at.items() for o in pair if type(o) not in PLAIN]
        elif is_sequence(at) or isinstance(at, set | frozenset):
            todo += [o for o in at if type(o) not in PLAIN]
    return ""
