"""One submission while it is being graded: its answers brought to life, each on its own, in worker processes."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Literal, Protocol, TypeGuard

from autograder.assignment import Exercise
from autograder.borrowing import ELSEWHERE, held
from autograder.cells import forbidden_import, unreadable
from autograder.form import Form
from autograder.inside.messages import Observed, Raised, Ran
from autograder.inside.probes import origins
from autograder.inside.taking import TakenAway
from autograder.inside.values import Malformed, unpack
from autograder.limits import Limits
from autograder.report import ExerciseStatus
from autograder.seeds import seed_for
from autograder.shipping import shipped
from autograder.student import OWN, Student, owner, places
from autograder.submission import Answer, Cell, Submission, same_source
from autograder.workers import Crashed, NotTried, Root, TimedOut, Worker

REFUSED = (
    "The answer takes something from {module!r}, which holds the solution. Write it yourself: what the setup "
    "cell imports, the standard library and your own helpers are all that it needs."
)


class NotGraded(Exception):
    """An exercise whose checks cannot be run, with the status that says why."""

    def __init__(self, status: ExerciseStatus, message: str):
        super().__init__(message)
        self.status = status
        self.message = message


class Session(Protocol):
    """What the pytest plugin needs of a submission that is being graded."""

    seed: int
    isolation: Literal["sandbox", "process", "kernel"]

    def student(self, exercise_id: str, check: str) -> Student:
        """The student's answer, ready to be tried by one check. Raises `NotGraded`."""
        ...


class WorkerSession:
    """Grades answers in forks of one worker.

    `root` has imported the libraries; a copy of it has run a notebook's setup cell; and a copy of that runs
    one answer. The setup that is run is the released one, whatever the submission made of it.
    """

    def __init__(self, submission: Submission, root: Root, limits: Limits, seed: int):
        self.isolation: Literal["sandbox", "process", "kernel"] = root.isolation
        self.submission = submission
        self.seed = seed
        self._root = root
        self._limits = limits
        self._deadline = time.monotonic() + limits.submission
        self._open: dict[str, _InWorker | NotGraded] = {}
        self._context: dict[str, int] = {}

    def student(self, exercise_id: str, check: str) -> Student:
        place = self._place(exercise_id)
        context = [cell.source for cell in place.context]
        form = Form(place.cell.source, context)
        return Student(place, form, seed_for(self.seed, exercise_id, check), self._limits.check)

    def try_again(self, exercise_id: str) -> bool:
        """Bring the answer to life once more with fewer of the earlier cells, where there are any to leave out."""
        contexts = self.submission.answer(exercise_id).contexts
        following = self._context.get(exercise_id, 0) + 1
        if following >= len(contexts):
            return False
        self._context[exercise_id] = following
        place = self._open.pop(exercise_id, None)
        if isinstance(place, _InWorker):
            place.end()
        return True

    def finished(self, exercise_id: str) -> None:
        """No more checks of this exercise will come."""
        place = self._open.get(exercise_id)
        if isinstance(place, _InWorker):
            place.end()

    def close(self) -> None:
        """End the processes of all answers."""
        for exercise_id in self._open:
            self.finished(exercise_id)

    def _place(self, exercise_id: str) -> _InWorker:
        if exercise_id not in self._open:
            try:
                self._open[exercise_id] = self._bring_to_life(exercise_id)
            except NotGraded as reason:
                self._open[exercise_id] = reason
        place = self._open[exercise_id]
        if isinstance(place, NotGraded):
            raise place
        return place

    def _bring_to_life(self, exercise_id: str) -> _InWorker:
        answer = self.submission.answer(exercise_id)
        if answer.cell is None:
            raise NotGraded("missing", f"There is no cell {exercise_id!r} in {answer.notebook.name}.")
        if not answer.attempted:
            raise NotGraded("not_attempted", "The stub is unchanged.")
        context = answer.contexts[self._context.get(exercise_id, 0)]
        for cell in [*context, answer.cell]:
            if why := unreadable(cell.source):
                raise NotGraded(
                    "refused", f"{cell.name} {why}, so nobody can tell what it does. It was not run."
                )
            if module := forbidden_import(cell.source):
                raise NotGraded("refused", REFUSED.format(module=module))
        if time.monotonic() > self._deadline:
            raise NotGraded(
                "timeout", f"The notebooks had already run for {self._limits.submission:g} seconds."
            )
        base = self._root.prepared(answer.notebook.setup, self._limits.setup)
        place = _InWorker(base, answer.exercise, answer.cell, context, self._limits)
        place.begin()
        _refuse_borrowed(place, answer, time.monotonic() + self._limits.check)
        return place


class _InWorker:
    """One answer, alive in a process of its own, which is made anew when it is lost."""

    def __init__(self, base: Worker, exercise: Exercise, cell: Cell, context: list[Cell], limits: Limits):
        self.cell = cell
        self.context = context
        self._base = base
        self._exercise = exercise
        self._limits = limits
        self._worker: Worker | None = None
        self._slow = 0

    def begin(self) -> None:
        """Run the cells. Raises `NotGraded` if the answer's own does not run to its end."""
        while True:
            self._worker = self._base.fork(self._limits.bounds)
            if held(self._exercise.id):
                self._worker.take_away(held(self._exercise.id))
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
            if _is_taken_away(done) and self._without_trials():
                return self.begin()
            where = "".join(f"\n  {line}" for line in places(done))
            raised = f"Your cell raised {done.type}: {done.says}"
            raise NotGraded("error", (OWN.format(owner(done)) if _is_taken_away(done) else raised) + where)

    def observe(self, probe: Callable, args: tuple, seed: int, deadline: float) -> Observed | Raised:
        if self._slow >= self._limits.slow_checks:
            raise NotTried
        if self._worker is None:
            self.begin()
        assert self._worker is not None
        try:
            reply = self._worker.observe(*shipped(probe, args), seed, deadline)
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
        if self._exercise.id in ELSEWHERE and _is_taken_away(reply):
            self.end()
            raise NotGraded("refused", REFUSED.format(module=reply.says.partition(":")[0]))

    def _without_trials(self) -> bool:
        """Leave out of the cell what a student tries there, which may well be the reference's; whether there was any."""
        form = Form(self.cell.source).without_trials(*self._exercise.names)
        changed = not same_source(form.source, ast.unparse(self.cell.tree))
        self.cell = replace(self.cell, source=form.source)
        return changed


def _is_taken_away(reply: Observed | Ran | Raised) -> TypeGuard[Raised]:
    return isinstance(reply, Raised) and reply.type == TakenAway.__name__


def _refuse_borrowed(place: _InWorker, answer: Answer, deadline: float) -> None:
    """Raise `NotGraded` where an answer's functions or classes are the reference's own under another name."""
    try:
        reply = place.observe(origins, (answer.exercise.names,), 0, deadline)
        found = unpack(reply.value) if isinstance(reply, Observed) else {}
    except (TimedOut, Crashed, Malformed):
        return
    for module in found.values() if isinstance(found, dict) else ():
        root = str(module).split(".")[0]
        if root in ("reference", "autograder"):
            place.end()
            raise NotGraded("refused", REFUSED.format(module=root))
