"""What a late submission costs: plain arithmetic, without nbgrader."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from autograder.marks.extensions import Extension

DAY = 86400.0


@dataclass(frozen=True)
class Terms:
    """The late policy of one assignment. Times are in seconds, `percent` is taken off for each day."""

    grace: float = 0.0
    percent: float = 0.0
    started_days: bool = True
    cutoff: float | None = None

    def charge(self, seconds_late: float, free_days: int) -> tuple[float, int]:
        """For a submission that is so late: the share of its points that it loses (0 to 1), and the free days it uses up.

        Within the grace time nothing is lost; after it, lateness counts from the due date. Beyond the cut-off everything
        is lost, and no free day is spent on that.
        """
        if seconds_late <= self.grace:
            return 0.0, 0
        if self.cutoff is not None and seconds_late > self.cutoff:
            return 1.0, 0
        started = math.ceil(seconds_late / DAY)
        used = min(free_days, started)
        days = started if self.started_days else seconds_late / DAY
        return min(1.0, max(0.0, days - used) * self.percent / 100), used


@dataclass(frozen=True)
class Submission:
    """What the gradebook says of a submission's time. Times are in UTC; `granted` is nbgrader's own extension."""

    student: str
    assignment: str
    due: datetime | None
    handed_in: datetime | None
    granted: timedelta | None = None


@dataclass(frozen=True)
class Standing:
    """How late a submission is, with all extensions; the share of its points that it loses; the late days it uses up."""

    seconds_late: float = 0.0
    share: float = 0.0
    late_days: int = 0


def stand(
    submissions: Iterable[Submission],
    terms: Callable[[str], Terms],
    late_days: int,
    extensions: Iterable[Extension] = (),
) -> dict[tuple[str, str], Standing]:
    """By student and assignment. Each student has `late_days` for all assignments, spent in the order of their due dates."""
    extensions = list(extensions)
    left: dict[str, int] = {}
    found: dict[tuple[str, str], Standing] = {}
    for one in sorted(submissions, key=lambda s: (s.due or datetime.max, s.assignment)):
        late = _seconds_late(one, extensions)
        free = left.get(one.student, late_days)
        share, used = terms(one.assignment).charge(late, free)
        left[one.student] = free - used
        found[one.student, one.assignment] = Standing(late, share, used)
    return found


def _seconds_late(one: Submission, extensions: list[Extension]) -> float:
    if one.due is None or one.handed_in is None:
        return 0.0
    due = one.due + (one.granted or timedelta())
    mine = [e.due(one.due) for e in extensions if e.is_for(one.student, one.assignment)]
    return max(0.0, (one.handed_in - max([due, *mine])).total_seconds())
