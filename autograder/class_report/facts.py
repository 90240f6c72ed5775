"""What the numbers of a class say: how hard an exercise was, and whether it tells strong students from weak ones."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

from autograder.class_report.data import ClassData, Exercise, First, Submission
from autograder.class_report.mistakes import Mistake, mistakes_of

FEW = 10
"""With fewer students a correlation says nothing."""

NO_ANSWER = ("not_attempted", "missing", "refused")
"""Statuses that say nothing of what a student understands."""

PARTLY = "partly"
"""How a failed exercise that earns points is called here."""


@dataclass(frozen=True)
class ExerciseFacts:
    """`students` are those whose result is known; `share` is the mean share of the points, from 0 to 1.

    `tells` is the correlation of its points with those of all other exercises, from -1 to 1: the corrected item-total (or
    point-biserial) correlation. It is None where it cannot be known: few students, or all with the same points.
    """

    exercise: Exercise
    statuses: Counter[str]
    students: int
    share: float
    tells: float | None
    mistakes: list[Mistake]

    @property
    def passed(self) -> int:
        return self.statuses["passed"]

    @property
    def failed(self) -> int:
        """Who gave an answer, and it does not pass."""
        return self.students - self.passed - self.without

    @property
    def without(self) -> int:
        """Who gave no answer that could be judged."""
        return sum(self.statuses[status] for status in NO_ANSWER)


def status_of(one: Submission, exercise: Exercise) -> str:
    """The status of an exercise as the page shows it; `unknown` where the graded notebook cannot be read."""
    result = one.results.get(exercise.id)
    if result is None:
        return "unknown"
    return PARTLY if result.status == "failed" and result.score > 0 else result.status


def facts_of(data: ClassData) -> list[ExerciseFacts]:
    """The facts of each exercise, in the order of the course."""
    complete = [one for one in data.submissions if is_complete(one, data)]
    return [_facts(exercise, data, complete) for exercise in data.exercises]


def is_complete(one: Submission, data: ClassData) -> bool:
    """Whether every result of a student is known."""
    return all(exercise.id in one.results for exercise in data.exercises)


def _facts(exercise: Exercise, data: ClassData, complete: list[Submission]) -> ExerciseFacts:
    known = [one for one in data.submissions if exercise.id in one.results]
    results = [one.results[exercise.id] for one in known]
    statuses = Counter(status_of(one, exercise) for one in known)
    firsts: list[First] = [
        r.first or First("") for r in results if r.status != "passed" and r.status not in NO_ANSWER
    ]
    total = exercise.points * len(results)
    scores = [one.results[exercise.id].score for one in complete]
    rest = [one.points - score for one, score in zip(complete, scores, strict=True)]
    return ExerciseFacts(
        exercise,
        statuses,
        len(results),
        sum(result.score for result in results) / total if total else 0.0,
        correlation(scores, rest) if len(complete) >= FEW else None,
        mistakes_of(firsts),
    )


def correlation(xs: list[float], ys: list[float]) -> float | None:
    """Pearson's; None where one of the two is the same for all."""
    mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
    dx, dy = [x - mean_x for x in xs], [y - mean_y for y in ys]
    spread = math.sqrt(sum(x * x for x in dx) * sum(y * y for y in dy))
    if spread < 1e-9:
        return None
    return max(-1.0, min(1.0, sum(x * y for x, y in zip(dx, dy, strict=True)) / spread))


def in_words(tells: float | None) -> str:
    """What a correlation means."""
    if tells is None:
        return "cannot be said"
    for least, words in ((0.4, "well"), (0.2, "somewhat"), (-0.2, "hardly")):
        if tells >= least:
            return words
    return "the wrong way round"


@dataclass(frozen=True)
class Totals:
    """How the students' points are spread, of those whose results are all known. `bins` are ten equal steps of them."""

    most: float
    points: list[float]
    bins: list[int]

    def quantile(self, share: float) -> float:
        """The points below which this share of the students lies, between neighbours in proportion."""
        at = share * (len(self.points) - 1)
        low = self.points[math.floor(at)]
        return low + (self.points[math.ceil(at)] - low) * (at - math.floor(at))


def totals_of(data: ClassData) -> Totals:
    most = sum(exercise.points for exercise in data.exercises)
    points = sorted(one.points for one in data.submissions if is_complete(one, data))
    bins = [0] * 10
    for value in points:
        bins[min(9, int(10 * value / most + 1e-9)) if most else 0] += 1
    return Totals(most, points, bins)


def sorted_for_grid(
    data: ClassData, facts: list[ExerciseFacts]
) -> tuple[list[Submission], list[ExerciseFacts]]:
    """Students with most points first, exercises that most can do first: what breaks the pattern stands out."""
    students = sorted(data.submissions, key=lambda one: (-one.points, one.label))
    return students, sorted(facts, key=lambda fact: -fact.share)
