"""One submission while it is being graded: its answers brought to life, each on its own, in worker processes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import lru_cache, partial
from typing import Literal, Protocol

from autograder.alive import REFUSED, AnswerProcess, CellRaised, NotGraded
from autograder.cells import forbidden_import, unreadable
from autograder.form import Form
from autograder.limits import Limits
from autograder.seeds import seed_for
from autograder.student import Student
from autograder.submission import Submission
from autograder.workers import Root


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

    `order` is that in which exercises will be asked for. While one is checked the next is brought to life, where the two
    cannot reach each other, by a thread that is this session's other hand: it starts answers and ends them, one by one.
    """

    def __init__(
        self, submission: Submission, root: Root, limits: Limits, seed: int, order: Sequence[str] = ()
    ):
        self.isolation: Literal["sandbox", "process", "kernel"] = root.isolation
        self.submission = submission
        self.seed = seed
        self._root = root
        self._limits = limits
        self._order = list(order) if root.separate else []
        self._deadline = time.monotonic() + limits.submission
        self._open: dict[str, AnswerProcess | NotGraded] = {}
        self._ahead: dict[str, tuple[AnswerProcess, Future[None]]] = {}
        self._context: dict[str, int] = {}
        self._lane = 0
        self._other_hand = ThreadPoolExecutor(1, "answers")
        self._ends: list[Future[None]] = []

    def student(self, exercise_id: str, check: str) -> Student:
        place = self._place(exercise_id)
        form = _form(place.cell.source, *(cell.source for cell in place.context))
        return Student(place, form, seed_for(self.seed, exercise_id, check), self._limits.check)

    def try_again(self, exercise_id: str) -> bool:
        """Bring the answer to life once more with fewer of the earlier cells, where there are any to leave out."""
        contexts = self.submission.answer(exercise_id).contexts
        following = self._context.get(exercise_id, 0) + 1
        if following >= len(contexts):
            return False
        self._context[exercise_id] = following
        self.finished(exercise_id)
        self._open.pop(exercise_id, None)
        return True

    def finished(self, exercise_id: str) -> None:
        """No more checks of this exercise will come."""
        place = self._open.get(exercise_id)
        if isinstance(place, AnswerProcess):
            self._ends.append(self._other_hand.submit(place.end))

    def close(self) -> None:
        """End the processes of all answers. Raises `WorkerFailed` where one could not be ended."""
        self._end_those_ahead()
        for exercise_id in self._open:
            self.finished(exercise_id)
        self._other_hand.shutdown()
        for end in self._ends:
            end.result()

    def _place(self, exercise_id: str) -> AnswerProcess:
        if exercise_id not in self._open:
            try:
                self._open[exercise_id] = self._alive(exercise_id)
            except NotGraded as reason:
                self._open[exercise_id] = reason
            self._look_ahead(exercise_id)
        place = self._open[exercise_id]
        if isinstance(place, NotGraded):
            raise place
        return place

    def _alive(self, exercise_id: str) -> AnswerProcess:
        if exercise_id in self._ahead:
            place, begun = self._ahead.pop(exercise_id)
        else:
            self._end_those_ahead()  # or there would be three
            place, begun = self._begin(exercise_id)
        try:
            begun.result()
        except CellRaised as reason:
            if not reason.taken_away:
                raise
            place.begin()
            place.refuse_borrowed()
        return place

    def _look_ahead(self, exercise_id: str) -> None:
        """Have the next answer brought to life that there is to bring to life."""
        if exercise_id not in self._order or self._ahead:
            return
        for following in self._order[self._order.index(exercise_id) + 1 :]:
            if following in self._open:
                continue
            try:
                self._ahead[following] = self._begin(following)
                return
            except NotGraded as reason:
                self._open[following] = reason

    def _end_those_ahead(self) -> None:
        for place, begun in self._ahead.values():
            with suppress(NotGraded):
                begun.result()
            self._ends.append(self._other_hand.submit(place.end))
        self._ahead.clear()

    def _begin(self, exercise_id: str) -> tuple[AnswerProcess, Future[None]]:
        """An answer that is being brought to life. Raises `NotGraded` where there is nothing to bring to life."""
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
        # Two are alive at most, and not below the same worker: that ends all that it finds when it ends one.
        self._lane = 1 - self._lane
        prepared = partial(self._root.prepared, answer.notebook.setup, self._limits.setup, self._lane)
        place = AnswerProcess(prepared, answer.exercise, answer.cell, context, self._limits)
        return place, self._other_hand.submit(_begin, place)


@lru_cache(2)  # one answer's checks, one after the other, all look at the same
def _form(source: str, *context: str) -> Form:
    return Form(source, list(context))


def _begin(place: AnswerProcess) -> None:
    place.begin_as_it_is()
    place.refuse_borrowed()
