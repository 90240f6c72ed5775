"""A warm worker that is there for whoever grades one submission after another, and replaced when it is lost."""

from __future__ import annotations

import os
from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Self

from autograder.course.assignment import hidden_checks
from autograder.inside.garbage import none_collected
from autograder.reading.submission import Submission
from autograder.reporting.report import Report
from autograder.running.launch import Isolation, Launched, launch
from autograder.running.limits import Limits

if TYPE_CHECKING:
    from autograder.grading.checkrun import Checks
    from autograder.grading.passes import Passes
    from autograder.running.workers import Root


MOST_HANDS = 4  # no more gain from more, since one of them judges at a time


class Grader:
    """Grades submissions in forks of one worker, which imports everything once. Use it as a context manager.

    The worker starts at once, if it is not a `launched` one, and imports while its owner goes on; it is waited for, as
    long as `limits.start`, when it is needed. `isolation` says where student code runs. On several `processors` (default:
    the machine's) parts of a submission are graded at the same time. Where answers cannot be kept apart inside one
    sandbox, each submission gets a new one. Raises what `launch` raises.
    """

    def __init__(
        self,
        isolation: Isolation = "auto",
        limits: Limits | None = None,
        launched: Launched | None = None,
        processors: int | None = None,
    ):
        self._isolation: Isolation = isolation
        self._limits = limits or Limits()
        self._hands = min(processors or os.cpu_count() or 1, MOST_HANDS)
        launched = launched or launch(isolation)
        self._launched: Launched | None = launched
        self.warning = launched.warning
        """Why there is no sandbox, where none was asked for and none is there."""
        self._root: Root | None = None
        self._standing: dict[tuple[str, Path | None], list[Checks]] = {}

    @property
    def root(self) -> Root:
        """The worker. Raises `WorkerFailed` when it has not started in time, or could not."""
        from autograder.running.workers import Root

        if self._root is None:
            launched, self._launched = self._launched or launch(self._isolation), None
            self._root = Root(launched, self._limits.start)
            if launched.process is None and self._one_submission_only:
                # Another grader's answers are in the same sandbox, and nothing would keep them apart from this one's.
                self._replace()
                return self.root
        return self._root

    def grade(
        self,
        submission: Submission,
        *,
        only: list[str] | None = None,
        seed: int | None = None,
        solutions: Path | None = None,
        passes: Passes | None = None,
    ) -> Report:
        """The report on a submission, or on `only` some of its exercises.

        `passes`: what has passed with this seed; it is not tried again, and what passes now is kept there.

        Raises `WorkerFailed` when a second worker has failed too.
        """
        with none_collected():
            from autograder.grading.given import given_parts
            from autograder.grading.grade import grade
            from autograder.grading.passes import Passes
            from autograder.grading.seeds import new_seed
            from autograder.running.workers import WorkerFailed

        passes = passes or Passes()
        seed = new_seed() if seed is None else seed
        given = given_parts(
            submission, only, partial(self.grade, seed=seed, solutions=solutions, passes=passes)
        )
        graded = partial(
            grade,
            submission,
            only=only,
            seed=seed,
            limits=self._limits,
            standing=self._standing_checks(submission, solutions, only),
            hands=self._hands,
            passes=passes,
            given=given,
        )
        try:
            return graded(self.root)
        except WorkerFailed:
            self._replace()
            return graded(self.root)
        finally:
            if self._one_submission_only:
                self._replace()

    def close(self) -> None:
        """End the worker and all that is left of what it ran."""
        # The worker first: after a Ctrl-C checks are still under way, and wait for answers that may never come.
        self._end_worker()
        for standing in chain(*self._standing.values()):
            standing.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _standing_checks(
        self, submission: Submission, solutions: Path | None, only: list[str] | None
    ) -> list[Checks]:
        """The checks of the assignment; while nobody has asked for others, of `only` some exercises."""
        with none_collected():
            from autograder.grading.checkrun import Checks, one_thread

        hidden = hidden_checks(submission.assignment.id, solutions)
        key = submission.assignment.id, hidden
        released = submission.assignment.exercises
        asked = [a.exercise for a in submission.answers if only is None or a.exercise.id in only]
        before = self._standing.get(key, [])
        there = [exercise for checks in before for exercise in checks.exercises]
        stale = any(e not in released for e in there) or any(checks.stale for checks in before)
        if stale or any(e not in there for e in asked):
            self._standing.pop(key, None)
            for checks in before:
                checks.close()
            if there:
                asked = released  # who has asked for others will ask for more
        if key not in self._standing:
            # Notebooks are graded at the same time, the longest first, which leaves the least to wait for at the end.
            # Of two with as many exercises the later one takes longer: whole fits stand at the end of the chapter.
            notebooks = sorted(reversed(submission.assignment.notebooks), key=lambda n: -len(n.exercises))
            parts = [[e for e in notebook.exercises if e in asked] for notebook in notebooks]
            with none_collected():
                self._standing[key] = [Checks(part, hidden) for part in parts if part]
            one_thread()
        return self._standing[key]

    @property
    def _one_submission_only(self) -> bool:
        return self._root is not None and self._root.isolation == "sandbox" and not self._root.separate

    def _replace(self) -> None:
        self._end_worker()
        self._launched = launch(self._isolation)

    def _end_worker(self) -> None:
        if self._root is not None:
            self._root.close()
        elif self._launched is not None:
            self._launched.abandon()
        self._root = self._launched = None
