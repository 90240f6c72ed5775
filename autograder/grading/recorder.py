"""What the checks of one run found, kept as a pytest plugin, and what it says of each exercise."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest

from autograder.course.assignment import Exercise
from autograder.grading.pytest_plugin import SESSION, exercise_of
from autograder.grading.session import Session, WorkerSession
from autograder.judging.endings import NotGraded
from autograder.judging.verdict import verdict
from autograder.reporting.report import CheckResult, ExerciseResult, ExerciseStatus
from autograder.running.workers import WorkerFailed


class Recorder:
    """A pytest plugin that lends a run its session and keeps what its checks found."""

    def __init__(self, session: Session, hidden: Path | None):
        self.broken: list[str] = []
        self.interrupted = False
        self.lost: WorkerFailed | None = None
        """What ended the run without a word on the answers: it must be run again."""
        self.session = session
        self._hidden = hidden
        self._checks: dict[str, list[CheckResult]] = {}
        self._not_graded: dict[str, NotGraded] = {}
        self._seconds: dict[str, float] = {}

    def pytest_configure(self, config: pytest.Config) -> None:
        config.stash[SESSION] = self.session

    def pytest_keyboard_interrupt(self) -> None:
        self.interrupted = True  # pytest itself keeps it to a return code, which has other meanings too

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.broken.append(f"{report.nodeid}: {str(report.longrepr).strip().splitlines()[-1]}")

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo) -> pytest.TestReport:
        # In the place of pytest's own, which takes longer over a traceback that nobody reads than the checks take.
        error = call.excinfo.value if call.excinfo else None
        self.keep(item, call.when, error, call.duration)
        outcome: Literal["passed", "failed"] = "failed" if error else "passed"
        longrepr = str(error) if error else None
        return pytest.TestReport(item.nodeid, item.location, {}, outcome, longrepr, call.when)  # type: ignore[arg-type]

    def keep(self, item: pytest.Item, when: str, error: BaseException | None, seconds: float) -> None:
        """Keep how a check's setup, call or teardown (`when`) ended."""
        if isinstance(error, WorkerFailed):
            self.lost = error
        exercise_id = exercise_of(item)
        self._seconds[exercise_id] = self._seconds.get(exercise_id, 0.0) + seconds
        if when == "call" or (when == "setup" and error is not None):
            self._checks.setdefault(exercise_id, []).append(self._judged(exercise_id, item, error))

    def pytest_runtest_teardown(self, item: pytest.Item, nextitem: pytest.Item | None) -> None:
        # An exercise's process ends with its last check, so that one at a time holds memory.
        exercise_id = exercise_of(item)
        if isinstance(self.session, WorkerSession) and (
            nextitem is None or exercise_of(nextitem) != exercise_id
        ):
            self.session.finished(exercise_id)

    def _judged(self, exercise_id: str, item: pytest.Item, error: BaseException | None) -> CheckResult:
        status, failure = verdict(error, getattr(item.funcargs.get("student"), "tried", ""))  # type: ignore[attr-defined]
        if isinstance(error, NotGraded):
            self._not_graded[exercise_id] = error
        return CheckResult(
            name=item.name,
            says=" ".join((item.function.__doc__ or item.name).split()),  # type: ignore[attr-defined]
            status=status,
            hidden=self._hidden is not None and item.path.is_relative_to(self._hidden),
            required=item.get_closest_marker("required") is not None,
            message=failure.text() if failure else "",
            failure=failure,
        )

    def result(self, exercise: Exercise) -> ExerciseResult:
        checks = self._checks.get(exercise.id, [])
        reason = self._not_graded.get(exercise.id)
        return ExerciseResult(
            id=exercise.id,
            title=exercise.title,
            notebook="",
            status=reason.status if reason else _status(checks),
            score=0.0 if reason else _score(checks, exercise.points),
            max_score=exercise.points,
            seconds=round(self._seconds.get(exercise.id, 0.0), 3),
            checks=checks,
            message=reason.message if reason else "",
        )


def _status(checks: list[CheckResult]) -> ExerciseStatus:
    seen = {check.status for check in checks}
    return next((s for s in ("crashed", "timeout", "failed") if s in seen), "passed")  # type: ignore[return-value]


def _score(checks: list[CheckResult], points: float) -> float:
    if not checks or any(check.required and check.status != "passed" for check in checks):
        return 0.0
    return round(points * sum(check.status == "passed" for check in checks) / len(checks), 4)
