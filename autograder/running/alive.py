"""One answer while it is alive: in a process of its own, which is made anew when it is lost."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeGuard

from autograder.course.assignment import Exercise
from autograder.course.manifest import current
from autograder.inside.messages import Observed, Raised, Ran
from autograder.inside.probes import origins
from autograder.inside.taking import TakenAway
from autograder.inside.values import Malformed, unpack
from autograder.judging.endings import Crashed, NotGraded, NotTried, TimedOut
from autograder.judging.student import OWN, owner, places
from autograder.reading.form import Form
from autograder.reading.submission import Cell, same_source
from autograder.running.limits import Limits
from autograder.running.shipping import shipped
from autograder.running.turns import Turns
from autograder.running.workers import Worker

REFUSED = (
    "The answer takes something from {module!r}, which holds the solution. Write it yourself: what the setup "
    "cell imports, the standard library and your own helpers are all that it needs."
)


GIVE = "__import__('autograder.inside.parts', fromlist=['give']).give({!r})"


class CellRaised(NotGraded):
    """The answer's own cell has raised an exception. `taken_away`: by calling what it was to write itself."""

    def __init__(self, error: Raised):
        self.taken_away = _is_taken_away(error)
        says = OWN.format(owner(error)) if self.taken_away else f"Your cell raised {error.type}: {error.says}"
        super().__init__("error", says + "".join(f"\n  {line}" for line in places(error)))


class AnswerProcess:
    """One answer, alive in a process of its own, which is made anew when it is lost.

    `prepared` gives the worker that it becomes a copy of, `given` a plan of parts (JSON) that it may take.
    """

    def __init__(
        self,
        prepared: Callable[[], Worker],
        exercise: Exercise,
        cell: Cell,
        context: list[Cell],
        limits: Limits,
        turns: Turns | None = None,
        given: str = "",
    ):
        self.cell = cell
        self.context = context
        self._prepared = prepared
        self._given = given
        self._exercise = exercise
        self._names = exercise.names
        self._limits = limits
        self._turns = turns or Turns()
        self._worker: Worker | None = None
        self._slow = 0

    def begin(self) -> None:
        """Run the cells, if need be without what a student tries there.

        Raises `NotGraded` if the answer's own does not run to its end.
        """
        try:
            self._begin_as_it_is()
        except CellRaised as reason:
            if not (reason.taken_away and self._without_trials()):
                raise
            self._begin_as_it_is()

    def _begin_as_it_is(self) -> None:
        with self._turns.away():
            self._run_cells()

    def _run_cells(self) -> None:
        while True:
            self._worker = self._prepared().fork(self._limits.bounds)
            if held := current().held(self._exercise.id):
                self._worker.take_away(held)
            if self._given:
                # Only data: a part's cells run, within this process's bounds, when the answer asks for it.
                self._worker.run("parts", GIVE.format(self._given), self._limits.cell)
            try:
                for cell in list(self.context):
                    running = cell
                    self._worker.run(cell.name, cell.source, self._limits.cell)
            except (TimedOut, Crashed):
                # An earlier cell that hangs or dies is left out: it may not have been needed after all.
                self.context = [cell for cell in self.context if cell is not running]
                self._worker = None
                continue
            break
        try:
            done = self._worker.run(self.cell.name, self.cell.source, self._limits.cell)
        except TimedOut:
            self._worker = None
            raise NotGraded(
                "timeout",
                f"Your cell was still running after {self._limits.cell:g} seconds: does a loop never end?",
            ) from None
        except Crashed as how:
            self._worker = None
            raise NotGraded("crashed", f"Running your cell ended the Python process: {how}.") from None
        if isinstance(done, Raised):
            self.end()
            self._refuse_taken_away(done)
            raise CellRaised(done)

    def observe(self, probe: Callable, args: tuple, seed: int, deadline: float) -> Observed | Raised:
        if self._slow >= self._limits.slow_checks:
            raise NotTried
        if self._worker is None:
            self.begin()
        assert self._worker is not None
        try:
            pickled = shipped(probe, args)
            with self._turns.away():
                reply = self._worker.observe(*pickled, seed, deadline)
        except TimedOut:
            self._slow += 1
            self._worker = None
            raise
        except Crashed:
            self._worker = None
            raise
        self._refuse_taken_away(reply)
        return reply

    def end(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def _refuse_taken_away(self, reply: Observed | Raised) -> None:
        """Raise `NotGraded` where the answer went and fetched what was taken away before it began.

        What the notebook itself provides is another matter: calling that is a mistake like others, and a check's to tell.
        """
        if self._exercise.id in current().manifest.taken_away.fetched and _is_taken_away(reply):
            self.end()
            raise NotGraded("refused", REFUSED.format(module=reply.says.partition(":")[0]))

    def refuse_borrowed(self) -> None:
        """Raise `NotGraded` where the answer's functions or classes are somebody else's under another name.

        And where nobody can tell, since its process does not answer.
        """
        names = ", ".join(self._names)
        try:
            reply = self.observe(origins, (self._names,), 0, time.monotonic() + self._limits.check)
            found = unpack(reply.value) if isinstance(reply, Observed) else {}
        except TimedOut:
            raise NotGraded(
                "timeout",
                f"Your cell ran, but nothing could be asked of {names} afterwards: its process did not answer within "
                f"{self._limits.check:g} seconds. Has it left a thread or a process running?",
            ) from None
        except Crashed as how:
            raise NotGraded(
                "crashed", f"Your cell ran, but the Python process ended when {names} was looked for: {how}."
            ) from None
        except Malformed:
            found = {}
        for module in found.values() if isinstance(found, dict) else ():
            root = str(module).split(".")[0]
            if root in current().off_limits:
                self.end()
                raise NotGraded("refused", REFUSED.format(module=root))

    def _without_trials(self) -> bool:
        """Leave out of the cell what a student tries there, which may well be what was taken away; whether there was any."""
        form = Form(self.cell.source).without_trials(*self._exercise.names)
        changed = not same_source(form.source, ast.unparse(self.cell.tree))
        self.cell = replace(self.cell, source=form.source)
        return changed


def _is_taken_away(reply: Observed | Ran | Raised) -> TypeGuard[Raised]:
    return isinstance(reply, Raised) and reply.type == TakenAway.__name__
