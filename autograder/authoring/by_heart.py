"""How far does an answer get that is right for the inputs of one seed, and for no others?

Nobody has to write it: the model answer is tried with one seed, and all that comes back is kept. With other seeds a probe
that was there before, with the same arguments, gets the same again. Any other gets what came back at its turn the first
time, as from somebody who has written down what a run of the checks wants to see.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from autograder.authoring.verify import alone, given_to, model_answer
from autograder.course.assignment import find_exercise, hidden_checks
from autograder.grading.checkrun import Checks, one_thread
from autograder.grading.grader import Grader
from autograder.grading.seeds import seed_for
from autograder.grading.session import WorkerSession
from autograder.inside.messages import Observed, Raised
from autograder.judging.allowance import Allowance
from autograder.judging.student import Place, Student
from autograder.reading.form import Form
from autograder.reading.submission import Submission
from autograder.reporting.report import ExerciseResult
from autograder.running.limits import Limits
from autograder.running.shipping import shipped
from autograder.running.workers import Root

LEARNT_WITH = 0
SEEDS = range(1, 21)

Reply = Observed | Raised


@dataclass
class Heart:
    """What came back: of each probe with its arguments, and at each turn of each check."""

    known: dict[tuple[bytes, bytes], Reply] = field(default_factory=dict)
    turns: dict[str, list[Reply]] = field(default_factory=dict)


def by_heart(exercise_id: str, grader: Grader) -> list[ExerciseResult]:
    """For each of `SEEDS`, the result of the answer that was learnt by heart with another. Raises `WorkerFailed`."""
    assignment, _, exercise = find_exercise(exercise_id)
    model = model_answer(exercise_id)
    heart = Heart()
    learning = _Learning(alone(exercise_id, model.source), grader.root, exercise_id, heart)
    with Checks([exercise], hidden_checks(assignment.id)) as checks:
        one_thread()
        try:
            checks.run(learning, [exercise])
        finally:
            learning.close()
        form = Form(model.source)
        return [checks.run(_ByHeart(seed, form, heart), [exercise])[exercise_id] for seed in SEEDS]


class _Learning(WorkerSession):
    """Tries an answer, and keeps what comes back."""

    def __init__(self, submission: Submission, root: Root, exercise_id: str, heart: Heart):
        super().__init__(submission, root, Limits(), LEARNT_WITH, given=given_to(exercise_id) or "")
        self._heart = heart

    def student(self, exercise_id: str, check: str) -> Student:
        student = super().student(exercise_id, check)
        student.place = _Kept(student.place, self._heart, self._heart.turns.setdefault(check, []))
        return student


class _Kept:
    """A place of which all that comes back is kept."""

    def __init__(self, place: Place, heart: Heart, turns: list[Reply]):
        self._place = place
        self._heart = heart
        self._turns = turns

    def observe(self, probe: Callable, args: tuple, seed: int, allowance: Allowance) -> Reply:
        asked = shipped(probe, args)  # before the probe can change them
        reply = self._place.observe(probe, args, seed, allowance)
        self._heart.known[asked] = reply
        self._turns.append(reply)
        return reply


class _ByHeart:
    """A session in which the student says what was learnt by heart, whatever the seed."""

    isolation: Literal["sandbox", "process", "kernel"] = "kernel"

    def __init__(self, seed: int, form: Form, heart: Heart):
        self.seed = seed
        self._form = form
        self._heart = heart

    def student(self, exercise_id: str, check: str) -> Student:
        place = _Said(self._heart, list(self._heart.turns.get(check, [])))
        return Student(place, self._form, seed_for(self.seed, exercise_id, check), Limits().check)


class _Said:
    def __init__(self, heart: Heart, turns: list[Reply]):
        self._heart = heart
        self._turns = turns

    def observe(self, probe: Callable, args: tuple, seed: int, allowance: Allowance) -> Reply:
        at_its_turn = self._turns.pop(0) if len(self._turns) > 1 else self._turns[0]
        return self._heart.known.get(shipped(probe, args), at_its_turn)
