"""One answer while it is alive: in a process of its own, which is made anew when it is lost."""

from __future__ import annotations

import ast
import math
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import TypeGuard

from autograder.course.assignment import Exercise
from autograder.course.manifest import current
from autograder.inside.messages import Observed, Raised, Ran
from autograder.inside.probes import origins
from autograder.inside.taking import TakenAway
from autograder.inside.values import Malformed, unpack
from autograder.judging.allowance import Allowance
from autograder.judging.endings import Crashed, NotGraded, NotTried, TimedOut
from autograder.judging.meanings import meaning_of_a_cells_own
from autograder.judging.student import OWN, owner, places
from autograder.reading.cell import Cell, same_source
from autograder.reading.form import Form
from autograder.running.budgets import Budget, EarlierCells
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
        if error.type == "SyntaxError":  # which may be newer than the Python that grades
            says += f" (Python {sys.version_info.major}.{sys.version_info.minor} runs it here)"
        says += "".join(f"\n  {line}" for line in places(error))
        means = meaning_of_a_cells_own(f"{error.type}: {error.says}")
        super().__init__("error", f"{says}\n{means}" if means else says)


class AnswerProcess:
    """One answer, alive in a process of its own, which is made anew when it is lost.

    `prepared` gives the worker that it becomes a copy of; `budget` and `earlier` are shared with the other answers.
    `given` is a plan of parts (JSON) that it may take.
    """

    def __init__(
        self,
        prepared: Callable[[], Worker],
        exercise: Exercise,
        cell: Cell,
        context: list[Cell],
        limits: Limits,
        turns: Turns | None = None,
        budget: Budget | None = None,
        earlier: EarlierCells | None = None,
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
        self._budget = budget or Budget(limits.submission)
        self._earlier = earlier or EarlierCells(limits.earlier)
        self._worker: Worker | None = None
        self._slow = 0
        self._last = limits.last

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
        again = False
        while True:
            held = current().held(self._exercise.id)
            self._worker = worker = self._prepared().fork(self._limits.bounds, held)
            if held:
                worker.take_away(held)
            if self._given:
                # Only data: a part's cells run, within this process's bounds, when the answer asks for it.
                worker.run("parts", GIVE.format(self._given), self._limits.cell)
            self.context = self._earlier.to_run(self.context, again)
            if self._ran_earlier_cells(worker):
                break
            again = True
        before = worker.spent
        try:
            done = worker.run(self.cell.name, self.cell.source, min(self._limits.cell, self._at_most))
        except TimedOut as slow:
            self._worker = None
            raise NotGraded("timeout", f"Your cell did not come to its end: {slow.instead}") from None
        except Crashed as how:
            self._worker = None
            raise NotGraded("crashed", f"Running your cell ended the Python process: {how}.") from None
        finally:
            self._charge(worker.spent - before)
        if isinstance(done, Raised):
            self.end()
            self._refuse_taken_away(done)
            raise CellRaised(done)

    def _ran_earlier_cells(self, worker: Worker) -> bool:
        """Run them; whether all came to their ends. If not, another process must begin without the one that did not."""
        spent = 0.0
        for cell in self.context:
            before = worker.spent
            try:
                worker.run(cell.name, cell.source, self._earlier.seconds(self._limits.cell, spent))
            except (TimedOut, Crashed):
                self._worker = None
                self._earlier.leave_out(cell, worker.spent - before)
                return False
            finally:
                self._budget.charge(worker.spent - before)
            self._earlier.ran(cell, worker.spent - before)
            spent += worker.spent - before
        return True

    def observe(self, probe: Callable, args: tuple, seed: int, allowance: Allowance) -> Observed | Raised:
        if self._slow >= self._limits.slow_checks or self._at_most <= 0:
            raise NotTried
        pickled = shipped(probe, args)
        if self._worker is None:
            self.begin()
        allowance.hurry(self._at_most)
        worker = self._worker
        assert worker is not None
        before = worker.spent
        try:
            with self._turns.away():
                reply = worker.observe(*pickled, seed, allowance)
        except TimedOut:
            self._slow += 1
            self._worker = None
            raise
        except Crashed:
            self._worker = None
            raise
        finally:
            self._charge(worker.spent - before)
        self._refuse_taken_away(reply)
        return reply

    @property
    def _at_most(self) -> float:
        """Seconds that the answer has left, once the submission's budget is used up."""
        return self._last if self._budget.used_up else math.inf

    def _charge(self, seconds: float) -> None:
        if self._budget.used_up:
            self._last -= seconds
        self._budget.charge(seconds)

    def end(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def _refuse_taken_away(self, reply: Observed | Raised) -> None:
        """Raise `NotGraded` where the answer went and fetched what was taken away before it began.

        What the notebook itself provides is another matter: calling that is a mistake like others, and a check's to tell.
        """
        if _is_taken_away(reply) and current().fetched(self._exercise.id, reply.says):
            self.end()
            raise NotGraded("refused", REFUSED.format(module=reply.says.partition(":")[0]))

    def refuse_borrowed(self) -> None:
        """Raise `NotGraded` where the answer's functions or classes are somebody else's under another name.

        And where nobody can tell, since its process does not answer.
        """
        names = ", ".join(self._names)
        try:
            reply = self.observe(origins, (self._names,), 0, Allowance(self._limits.check))
            found = unpack(reply.value) if isinstance(reply, Observed) else {}
        except TimedOut as slow:
            raise NotGraded(
                "timeout",
                f"Your cell ran, but nothing could be asked of {names} afterwards: {slow.instead} Has it left a thread "
                "or a process running?",
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
        self.cell = replace(self.cell, written=form.source)
        return changed


def _is_taken_away(reply: Observed | Ran | Raised) -> TypeGuard[Raised]:
    return isinstance(reply, Raised) and reply.type == TakenAway.__name__
