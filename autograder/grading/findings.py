"""What the checks of one run found, and what that says of each exercise."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from autograder.course.assignment import Exercise
from autograder.grading.session import Session
from autograder.judging.endings import NotGraded
from autograder.judging.student import Student, beginning
from autograder.judging.verdict import AT_FAULT, fault, verdict
from autograder.reporting.report import CheckResult, ExerciseResult, ExerciseStatus, Failure
from autograder.running.workers import WorkerFailed

ALL_AT_FAULT = (
    "The checks of this exercise are at fault, so nothing judged your answer. A person will look at it."
)


class Findings:
    """Lends checks their session, and keeps how each of them ended. `hidden` is the folder of the hidden ones."""

    def __init__(self, session: Session, hidden: Path | None):
        self.session = session
        self.lost: WorkerFailed | None = None
        """What ended the run without a word on the answers: it must be run again."""
        self._hidden = hidden
        self._checks: dict[str, dict[str, CheckResult]] = {}
        self._not_graded: dict[str, NotGraded] = {}
        self._seconds: dict[str, float] = {}

    def student(self, exercise_id: str, check: str) -> Student:
        """The student's answer, for one check. Raises `NotGraded`, and `WorkerFailed`: at once, after the first."""
        if self.lost:
            raise self.lost
        return self.session.student(exercise_id, check)

    def keep(self, exercise_id: str, item: pytest.Item, call: pytest.CallInfo) -> CheckResult:
        """Keep how a check's setup, call or teardown ended; how the check stands by now."""
        error = call.excinfo.value if call.excinfo else None
        if isinstance(error, WorkerFailed):
            self.lost = error
        if isinstance(error, NotGraded):
            self._not_graded[exercise_id] = error
        self._seconds[exercise_id] = self._seconds.get(exercise_id, 0.0) + call.duration
        kept = self._checks.setdefault(exercise_id, {})
        # A fixture that fails when it is taken down says nothing good of what was judged with it.
        if item.nodeid not in kept or error is not None:
            kept[item.nodeid] = self._judged(item, error)
        return kept[item.nodeid]

    def not_collected(self, exercise_id: str, file: Path, says: str) -> None:
        """Keep that the checks in a file cannot be imported, or that there are none; `says` why."""
        self._checks.setdefault(exercise_id, {})[str(file)] = CheckResult(
            name=file.stem,
            says=f"the checks in {file.name}",
            status="broken",
            hidden=self._is_hidden(file),
            message=AT_FAULT,
            failure=Failure(AT_FAULT),
            fault=says,
        )

    def result(self, exercise: Exercise) -> ExerciseResult:
        checks = list(self._checks.get(exercise.id, {}).values())
        reason = self._not_graded.get(exercise.id)
        status = reason.status if reason else _status(checks)
        return ExerciseResult(
            id=exercise.id,
            title=exercise.title,
            notebook="",
            status=status,
            score=0.0 if reason else _score(checks, exercise.points),
            max_score=exercise.points,
            seconds=round(self._seconds.get(exercise.id, 0.0), 3),
            checks=checks,
            message=reason.message if reason else ALL_AT_FAULT if status == "broken" else "",
        )

    def _judged(self, item: Any, error: BaseException | None) -> CheckResult:
        student = item.funcargs.get("student")
        status, failure = verdict(error, getattr(student, "tried", ""), getattr(student, "odd", ""))
        if status == "failed" and failure is not None and not failure.printed:
            failure = msgspec.structs.replace(failure, printed=beginning(getattr(student, "output", "")))
        return CheckResult(
            name=item.name,
            says=" ".join((item.function.__doc__ or item.name).split()),
            status=status,
            hidden=self._is_hidden(item.path),
            required=item.get_closest_marker("required") is not None,
            message=failure.text() if failure else "",
            failure=failure,
            fault=fault(error, item.path) if error is not None and status == "broken" else "",
            chart=getattr(student, "chart", None) if status == "passed" else None,
        )

    def _is_hidden(self, file: Path) -> bool:
        return self._hidden is not None and _lies_in(file, self._hidden)


@lru_cache(1024)
def _lies_in(file: Path, folder: Path) -> bool:
    return file.is_relative_to(folder)


def _status(checks: list[CheckResult]) -> ExerciseStatus:
    seen = {check.status for check in checks}
    order: tuple[ExerciseStatus, ...] = ("crashed", "timeout", "failed", "passed")
    return next((status for status in order if status in seen), "broken")


def _score(checks: list[CheckResult], points: float) -> float:
    """The share of the checks that could judge; one that is at fault neither gives nor takes anything."""
    judged = [check for check in checks if check.status != "broken"]
    if not judged or any(check.required and check.status != "passed" for check in judged):
        return 0.0
    return round(points * sum(check.status == "passed" for check in judged) / len(judged), 4)
