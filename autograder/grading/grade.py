"""Grades one submission: has the checks run on it, and makes the report of what they found."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, wait
from functools import partial
from pathlib import Path

from autograder.course.assignment import Exercise, hidden_checks
from autograder.course.manifest import current
from autograder.grading.checkrun import Checks, run_checks
from autograder.grading.passes import Passes, key_of
from autograder.grading.seeds import new_seed
from autograder.grading.session import Part, WorkerSession
from autograder.reading.answer import Answer
from autograder.reading.submission import Submission
from autograder.reporting.report import ExerciseResult, Report
from autograder.running.budgets import Budget
from autograder.running.limits import Limits
from autograder.running.turns import Turns
from autograder.running.workers import Root


def grade(
    submission: Submission,
    root: Root,
    *,
    only: list[str] | None = None,
    seed: int | None = None,
    limits: Limits | None = None,
    solutions: Path | None = None,
    standing: Sequence[Checks] = (),
    hands: int = 1,
    passes: Passes | None = None,
    given: str = "",
) -> Report:
    """Grade a submission, or `only` some of its exercises, in forks of `root`.

    `solutions` is where hidden checks are looked for, unless the `standing` checks of this assignment are given: where there
    are several, which share its exercises, as many as there are `hands` run at the same time, the first of them first.
    `passes` is what these have let pass before with the same seed: it is not tried again, and what passes now is kept there.
    `given` is the plan of parts (JSON) for exercises that take some.
    Raises `WorkerFailed` when a worker that runs no student code fails.
    """
    started = time.perf_counter()
    seed = new_seed() if seed is None else seed
    bounds = limits or Limits()
    hidden = hidden_checks(submission.assignment.id, solutions)

    def results_of(
        some: list[Exercise], part: Part, run: Callable[..., dict[str, ExerciseResult]]
    ) -> dict[str, ExerciseResult]:
        with part.turns.taken():
            session = WorkerSession(submission, root, bounds, seed, part, given)
            try:
                results = run(session, some)
                for exercise in some:
                    while _may_do_better(results[exercise.id]) and session.try_again(exercise.id):
                        again = run(session, [exercise])[exercise.id]
                        if again.score > results[exercise.id].score:
                            results[exercise.id] = again
            finally:
                session.close()
        return results

    answers = [a for a in submission.answers if only is None or a.exercise.id in only]
    passes = passes or Passes()
    keys = _keys(answers, seed, standing)
    found = {id: before for id, key in keys.items() if (before := passes.get(key))}
    exercises = [answer.exercise for answer in answers]
    rest = [e for e in exercises if e.id not in found]
    turns, budget, judging = Turns(), Budget(bounds.submission), Budget(bounds.judging)
    if standing:
        parts = [
            partial(results_of, some, Part(number, turns, budget, judging), checks.run)
            for number, checks in enumerate(standing)
            if (some := [e for e in rest if e in checks.exercises])
        ]
    else:
        parts = [
            partial(results_of, rest, Part(0, turns, budget, judging), partial(run_checks, hidden=hidden))
        ]
    # Where nothing keeps answers apart, no two are alive at once.
    threads = ThreadPoolExecutor(hands if root.separate else 1, "hand")
    done = [threads.submit(part) for part in parts]
    try:
        wait(done)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)  # after a Ctrl-C nobody is to begin another part
    graded = {id: result for part in done for id, result in part.result().items()}
    results = {e.id: found.get(e.id) or graded[e.id] for e in exercises}
    for result in results.values():
        result.notebook = submission.assignment.notebook_of(result.id).name
    for id, key in keys.items():
        if id not in found:
            passes.keep(key, results[id])
    return Report(
        submission=str(submission.path),
        assignment=submission.assignment.id,
        isolation=root.isolation,
        seed=seed,
        score=sum(r.score for r in results.values()),
        max_score=sum(r.max_score for r in results.values()),
        seconds=round(time.perf_counter() - started, 3),
        problems=[*submission.problems, *(line for r in results.values() for line in r.faults)],
        exercises=list(results.values()),
    )


def _keys(answers: Sequence[Answer], seed: int, standing: Sequence[Checks]) -> dict[str, bytes]:
    """By exercise, what the result of each answer that was attempted is known by."""
    return {
        answer.exercise.id: key_of(answer, seed, checks.digest)
        for answer in answers
        if answer.attempted and answer.exercise.id not in current().manifest.parts.used_by
        for checks in standing
        if answer.exercise in checks.exercises
    }


def _may_do_better(result: ExerciseResult) -> bool:
    """Whether an answer, run without its neighbours, might earn more."""
    return result.status not in ("passed", "broken", "not_attempted", "missing")
