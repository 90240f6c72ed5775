"""`check("q16")` in a live notebook: the same checks, on the names of the kernel itself.

It is for feedback. The kernel is the student's own, so nothing here can be relied on for marks.
"""

from __future__ import annotations

import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, Literal

import cloudpickle
import msgspec

from autograder.course.assignment import Exercise, Notebook, UnknownExercise, find_exercise, hidden_checks
from autograder.course.hints import hints
from autograder.course.manifest import current
from autograder.grading.checkrun import run_checks
from autograder.grading.seeds import new_seed, seed_for
from autograder.inside.messages import Observed, Raised
from autograder.inside.shell import observe
from autograder.inside.values import Malformed
from autograder.judging.endings import NotGraded, NotTried, TimedOut
from autograder.judging.student import Student
from autograder.reading.cells import bound, forbidden_import, parse
from autograder.reading.form import Form
from autograder.reading.submission import same_source
from autograder.reporting.html import board, card
from autograder.running.alive import REFUSED
from autograder.running.limits import Limits


def check(exercise_id: str) -> float:
    """Try your answer to an exercise, show what the checks found, and return its points.

    Run it in the notebook in which the answer's cell was run. The points lie between 0 and those of the
    exercise. Never raises on account of the answer.
    """
    from IPython.core.getipython import get_ipython
    from IPython.display import HTML, display

    shell = get_ipython()
    if shell is None:
        raise RuntimeError("check() looks at a notebook's names: run it in a notebook's cell.")
    try:
        assignment, notebook, exercise = find_exercise(exercise_id)
    except UnknownExercise as error:
        print(error)
        return 0.0
    if wanted := current().manifest.parts.used_by.get(exercise.id):
        # Before any check's time begins: it takes longer to see which answers pass.
        from autograder.parts.live import shelf

        made = shelf()
        for name in wanted:
            made.take(name)
    session = KernelSession(shell.user_ns, notebook, exercise)
    # Set by who has nbgrader itself execute notebooks for marks; a student has no solutions to name.
    solutions = os.environ.get("AUTOGRADER_SOLUTIONS")
    hidden = hidden_checks(assignment.id, Path(solutions)) if solutions else None
    result = run_checks(session, [exercise], hidden)[exercise.id]
    result.notebook = notebook.name
    display(HTML(card(result, hints(exercise_id))))
    return result.score


def progress(path: str) -> None:
    """Show the board of the notebooks in the folder `path`, as they were last saved."""
    from IPython.display import HTML, display

    from autograder.commands.check import read, warm
    from autograder.commands.errors import CannotDo

    try:
        submission = read(Path(path))
        with warm() as grader:
            report = grader.grade(submission)
    except (CannotDo, OSError) as reason:
        print(reason)
        return
    display(HTML(board(report)))


class KernelSession:
    """An exercise as it stands in the live kernel."""

    isolation: Literal["sandbox", "process", "kernel"] = "kernel"

    def __init__(self, names: dict[str, Any], notebook: Notebook, exercise: Exercise):
        self.seed = new_seed()
        self._names = names
        self._notebook = notebook
        self._exercise = exercise
        self._place = InKernel(names)

    def student(self, exercise_id: str, check: str) -> Student:
        cells = [str(source) for source in self._names.get("In", [])]
        place = last_defining(cells, self._exercise)
        if place is None:
            wanted = " and ".join(self._exercise.names)
            raise NotGraded("missing", f"{wanted}: not defined yet. Run the cell above first, then this one.")
        source = cells[place]
        if same_source(source, self._exercise.stub):
            raise NotGraded(
                "not_attempted", "The stub is unchanged. Write your answer in it, run it, then this cell."
            )
        if module := forbidden_import(source, current().off_limits):
            raise NotGraded("refused", REFUSED.format(module=module))
        facts = Form(source, [c for c in cells[:place] if not same_source(c, self._notebook.setup)])
        return Student(self._place, facts, seed_for(self.seed, exercise_id, check), Limits().check)


def last_defining(cells: list[str], exercise: Exercise) -> int | None:
    """The place of the last cell, in the order in which they were run, that binds one of the exercise's names."""
    for place in range(len(cells) - 1, -1, -1):
        if bound(parse(cells[place])) & set(exercise.names):
            return place
    return None


class InKernel:
    """Observes the kernel's own namespace. What is seen is packed as it would be to leave a worker."""

    def __init__(self, names: dict[str, Any]):
        self._names = names
        self._slow = 0

    def observe(self, probe: Callable, args: tuple, seed: int, deadline: float) -> Observed | Raised:
        if self._slow >= Limits().slow_checks:
            raise NotTried
        # A copy, as in a worker: what the student's code does to its arguments stays there.
        args = pickle.loads(cloudpickle.dumps(args))
        try:
            with alarm(deadline):
                reply = observe(probe, self._names, args, seed)
        except TimedOut:
            self._slow += 1
            raise
        try:
            frame = msgspec.msgpack.encode(reply)
            return msgspec.msgpack.decode(frame, type=Observed | Raised)
        except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
            raise Malformed(str(error)) from None


class _Alarm(BaseException):
    """Ends student code from within; no `except Exception` of theirs catches it."""


@contextmanager
def alarm(deadline: float) -> Iterator[None]:
    """Raise `TimedOut` when the block is not done at `deadline`, where the platform has a timer for it."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(signum: int, frame: FrameType | None) -> None:
        raise _Alarm

    before = signal.signal(signal.SIGALRM, ring)
    try:
        # It rings on: at the bottom of a deep recursion there may be no room to raise anything.
        signal.setitimer(signal.ITIMER_REAL, max(0.001, deadline - time.monotonic()), 1.0)
        yield
    except _Alarm:
        raise TimedOut from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
