"""One submission while it is being graded: its answers brought to life, each on its own, in worker processes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache, partial
from typing import Literal, Protocol

from autograder.course.manifest import current
from autograder.grading.seeds import seed_for
from autograder.judging.endings import NotGraded
from autograder.judging.student import Student
from autograder.reading.cells import unreadable
from autograder.reading.form import Form
from autograder.reading.imports import says_where
from autograder.reading.submission import Submission
from autograder.running.alive import REFUSED, AnswerProcess
from autograder.running.budgets import Budget, EarlierCells
from autograder.running.limits import Limits
from autograder.running.of_parts import AnswerOfParts
from autograder.running.turns import Turns
from autograder.running.workers import Root

JUDGED_TOO_LONG = (
    "Not tried: judging what this submission's answers gave has taken more than {seconds:g} seconds."
)


@dataclass(frozen=True)
class Part:
    """One of the parts of a submission that may be graded at the same time, and what they share: turns, and budgets."""

    number: int = 0
    turns: Turns = field(default_factory=Turns)
    budget: Budget = field(default_factory=lambda: Budget(Limits().submission))
    judging: Budget = field(default_factory=lambda: Budget(Limits().judging))


class Session(Protocol):
    """What the pytest plugin needs of a submission that is being graded."""

    seed: int
    isolation: Literal["sandbox", "process", "kernel"]

    def student(self, exercise_id: str, check: str) -> Student:
        """The student's answer, ready to be tried by one check. Raises `NotGraded`."""
        ...


class WorkerSession:
    """Grades answers in forks of one worker, one after the other.

    `given` is a plan of the parts that passed (JSON), for exercises that take some.

    `root` has imported the libraries; a copy of it has run a notebook's setup cell; and a copy of that runs
    one answer. The setup that is run is the released one, whatever the submission made of it.
    """

    def __init__(
        self,
        submission: Submission,
        root: Root,
        limits: Limits,
        seed: int,
        part: Part | None = None,
        given: str = "",
    ):
        self.isolation: Literal["sandbox", "process", "kernel"] = root.isolation
        self.submission = submission
        self.seed = seed
        self._root = root
        self._limits = limits
        self._part = part or Part()
        self._earlier: dict[str, EarlierCells] = {}
        self._given = given
        self._open: dict[str, AnswerProcess | NotGraded] = {}
        self._context: dict[str, int] = {}

    def student(self, exercise_id: str, check: str) -> Student:
        if self._part.judging.used_up:
            raise NotGraded("timeout", JUDGED_TOO_LONG.format(seconds=self._limits.judging))
        place = self._place(exercise_id)
        form = _form(place.cell.source, *(cell.source for cell in place.context))
        return Student(place, form, seed_for(self.seed, exercise_id, check), self._limits.check)

    def judged(self, seconds: float) -> None:
        """A check has computed so long in this process."""
        self._part.judging.charge(seconds)

    def try_again(self, exercise_id: str) -> bool:
        """Bring the answer to life once more with fewer of the earlier cells, where there are any to leave out.

        Not for a submission that has used up its time.
        """
        contexts = self.submission.answer(exercise_id).contexts
        following = self._context.get(exercise_id, 0) + 1
        place = self._open.get(exercise_id)
        if isinstance(place, AnswerOfParts) and place.lost_by_a_part:
            return False  # other earlier cells would not make it another part
        if following >= len(contexts) or self._part.budget.used_up or self._part.judging.used_up:
            return False
        self._context[exercise_id] = following
        self.finished(exercise_id)
        self._open.pop(exercise_id, None)
        return True

    def finished(self, exercise_id: str) -> None:
        """No more checks of this exercise will come."""
        place = self._open.get(exercise_id)
        if isinstance(place, AnswerProcess):
            with self._part.turns.away():
                place.end()

    def close(self) -> None:
        """End the processes of all answers. Raises `WorkerFailed` where one could not be ended."""
        for exercise_id in self._open:
            self.finished(exercise_id)

    def _place(self, exercise_id: str) -> AnswerProcess:
        if exercise_id not in self._open:
            try:
                self._open[exercise_id] = self._alive(exercise_id)
            except NotGraded as reason:
                self._open[exercise_id] = reason
        place = self._open[exercise_id]
        if isinstance(place, NotGraded):
            raise place
        return place

    def _alive(self, exercise_id: str) -> AnswerProcess:
        """An answer whose cells have run. Raises `NotGraded` where there is none to bring to life, or it fails."""
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
            if taken := answer.refused(cell):
                raise NotGraded("refused", REFUSED.format(module=taken[0]) + says_where(cell.name, taken[1]))
        earlier = self._earlier.setdefault(answer.notebook.name, EarlierCells(self._limits.earlier))
        # Two parts have no worker in common: that ends all that it finds when it ends an answer.
        prepared = partial(self._root.prepared, answer.notebook.setup, self._limits.setup, self._part.number)
        part = self._part
        given = self._given if exercise_id in current().manifest.parts.used_by else ""
        kind = AnswerOfParts if given else AnswerProcess
        place = kind(
            prepared,
            answer.exercise,
            answer.cell,
            context,
            self._limits,
            part.turns,
            part.budget,
            earlier,
            given,
        )
        place.begin()
        if says := answer.misnamed:
            place.end()
            raise NotGraded("error", says)
        if says := answer.undefined:
            place.end()
            raise NotGraded("missing", says)
        place.refuse_borrowed()
        return place


@lru_cache(8)  # one answer's checks, one after the other, all look at the same
def _form(source: str, *context: str) -> Form:
    return Form(source, list(context))
