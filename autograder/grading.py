"""Grades one submission: has the checks run on it, and makes the report of what they found."""

from __future__ import annotations

import time
from pathlib import Path

from autograder.assignment import Exercise, hidden_checks
from autograder.checkrun import StandingChecks, run_checks
from autograder.limits import Limits
from autograder.report import ExerciseResult, Report
from autograder.seeds import new_seed
from autograder.session import WorkerSession
from autograder.submission import Submission
from autograder.workers import Root


def grade(
    submission: Submission,
    root: Root,
    *,
    only: list[str] | None = None,
    seed: int | None = None,
    limits: Limits | None = None,
    solutions: Path | None = None,
    standing: StandingChecks | None = None,
) -> Report:
    """Grade a submission, or `only` some of its exercises, in forks of `root`.

    `solutions` is where hidden checks are looked for, unless the `standing` checks of this assignment are given.
    Raises `ChecksBroken`, and `WorkerFailed` when a
    worker that runs no student code fails.
    """
    started = time.perf_counter()
    seed = new_seed() if seed is None else seed
    hidden = hidden_checks(submission.assignment.id, solutions)

    def run(some: list[Exercise]) -> dict[str, ExerciseResult]:
        return standing.run(session, some) if standing else run_checks(session, some, hidden)

    exercises = [a.exercise for a in submission.answers if only is None or a.exercise.id in only]
    session = WorkerSession(submission, root, limits or Limits(), seed, [e.id for e in exercises])
    try:
        results = run(exercises)
        for exercise in exercises:
            while _may_do_better(results[exercise.id]) and session.try_again(exercise.id):
                again = run([exercise])[exercise.id]
                if again.score > results[exercise.id].score:
                    results[exercise.id] = again
    finally:
        session.close()
    for result in results.values():
        result.notebook = submission.assignment.notebook_of(result.id).name
    return Report(
        submission=str(submission.path),
        assignment=submission.assignment.id,
        isolation=session.isolation,
        seed=seed,
        score=sum(r.score for r in results.values()),
        max_score=sum(r.max_score for r in results.values()),
        seconds=round(time.perf_counter() - started, 3),
        problems=submission.problems,
        exercises=list(results.values()),
    )


def _may_do_better(result: ExerciseResult) -> bool:
    """Whether an answer, run without its neighbours, might earn more."""
    return result.status not in ("passed", "not_attempted", "missing")
